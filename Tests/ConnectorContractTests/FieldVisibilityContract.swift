import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Sight of properties")
struct FieldVisibilityContract {
    @Test(
        "SYNC-5: A made property exists and is invisible until sight of it is granted", arguments: Subject.all)
    func invisibleBefore(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let made = try await make(1, session)
            let live = try await property(made.name, .live, session)
            let any = try await property(made.name, .all, session)
            #expect(live == nil)
            #expect(any?.isVisible == false && any?.isWritable == false && any?.type == .owner)
        }
    }

    @Test(
        "VER-5: Without the grant a value is refused, and the cause is told as missing sight", arguments: Subject.all)
    func unwritableBefore(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility, .fieldFailures)
        try await subject.run { session in
            let made = try await make(1, session)
            let before = session.mock.state()
            let outcomes = try await session.refused("a property without sight") {
                try await session.writing.create([draft(made.name, session)])
            }
            guard case .failed(let error) = outcomes.first else {
                Issue.record("the value was taken")
                return
            }
            let causes: Set<FieldFailure.Cause> = [.unknownProperty, .fieldLevelSecurity, .readOnly]
            #expect(error.fields.contains { $0.property == made.name && causes.contains($0.cause) })
            #expect(session.mock.state() == before)
        }
    }

    @Test(
        "SYNC-5: Granted, it is visible and writable to the key's own user, and holds an owner", arguments: Subject.all)
    func visibleAfter(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let made = try await make(1, session)
            let user = try await me(session)
            let outcomes = try await grant([made], to: [user], session)
            #expect(outcomes.map(\.user) == [user] && outcomes.allSatisfy { $0.failure == nil && $0.isChange })
            let live = try await property(made.name, .live, session)
            #expect(live?.isVisible == true && live?.isWritable == true && live?.type == .owner)
            let record = try await session.writing.create([draft(made.name, session)]).first?.reference
            let found = try await session.reading.read([try #require(record)], properties: [made.object: [made.name]])
            #expect(found.first?.values[made.name] == .owner(session.samples.owner.id))
        }
    }

    @Test(
        "SYNC-5: Only who is granted sees it: others read the same definitions and don't", arguments: Subject.all)
    func othersStayBlind(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility, .signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let made = try await make(1, session)
            let other = session.samples.secondOwner
            _ = try await grant([made], to: [other.id], session)
            let theirs = try await property(made.name, .live, try session.acting(as: other))
            #expect(theirs?.isVisible == true && theirs?.isWritable == true)
            let mine = try await property(made.name, .live, session)
            #expect(mine == nil)
        }
    }

    @Test(
        "SYNC-5: A grant adds: nobody loses sight of anything, users and properties alike", arguments: Subject.all)
    func grantIsAdditive(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility, .signedAssertions)
        try await subject.run(.with { $0.key = .assertion }) { session in
            let user = try await me(session)
            let other = session.samples.secondOwner
            let first = try await make(1, session)
            let second = try await make(2, session)
            _ = try await grant([first], to: [user], session)
            let before = try await session.reading.properties(of: session.samples.object, scope: .live)
            _ = try await grant([second], to: [other.id], session)
            let after = try await session.reading.properties(of: session.samples.object, scope: .live)
            #expect(Set(after.map(\.name)).isSuperset(of: before.map(\.name)))
            #expect(after.contains { $0.name == first.name && $0.isWritable })
            let theirs = try await property(second.name, .live, try session.acting(as: other))
            #expect(theirs?.isWritable == true)
        }
    }

    @Test(
        "SYNC-10: A repetition changes nothing, writes nothing and says so", arguments: Subject.all)
    func repetitionIsNoChange(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let made = try await make(1, session)
            let user = try await me(session)
            _ = try await grant([made], to: [user, session.samples.secondOwner.id], session)
            let before = session.mock.state()
            let calls = session.mock.journal.count
            let outcomes = try await grant([made], to: [user, session.samples.secondOwner.id], session)
            #expect(outcomes.allSatisfy { $0.failure == nil && !$0.isChange })
            #expect(session.mock.state() == before)
            #expect(session.mock.journal.count - calls == 1, "looking is one call")
        }
    }

    @Test(
        "SYNC-5: Each user has an outcome of their own: one who can't be granted stops nobody else",
        arguments: Subject.all)
    func outcomesArePerUser(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let made = try await make(1, session)
            let user = try await me(session)
            let inactive = try #require(session.samples.inactiveOwner)
            let users = [session.samples.secondOwner.id, CRMUserID(rawValue: "no-such-user"), inactive.id, user]
            let outcomes = try await session.refused("users who can't be granted") {
                try await grant([made], to: users, session)
            }
            #expect(outcomes.map(\.user) == users)
            #expect(outcomes.map { $0.failure == nil } == [true, false, false, true])
            #expect(outcomes.map(\.isChange) == [true, false, false, true])
            let live = try await property(made.name, .live, session)
            #expect(live?.isWritable == true)
        }
    }

    @Test(
        "SYNC-9: A grant that broke off at any call is finished by the next one, which changes only what lacks",
        arguments: Subject.all,
        [Fault.resetBeforeAnswer, .lostAnswer, .status(500)])
    func brokenOffIsFinished(_ subject: Subject, fault: Fault) async throws {
        try subject.needs(.fieldVisibility)
        for call in 1...4 {
            try await subject.run(.oneAttempt) { session in
                let made = try await make(1, session)
                let user = try await me(session)
                let users = [user, session.samples.secondOwner.id]
                session.inject(fault, on: session.operations.grantVisibility, nth: call)
                let broken = await session.refused("a broken grant") {
                    await kinds(ofGranting: [made], to: users, session)
                }
                session.mock.clearFaults()
                let outcomes = try await grant([made], to: users, session)
                #expect(outcomes.allSatisfy { $0.failure == nil }, "after \(broken) at call \(call)")
                let live = try await property(made.name, .live, session)
                #expect(live?.isWritable == true)
                let again = try await grant([made], to: users, session)
                #expect(again.allSatisfy { $0.failure == nil && !$0.isChange })
            }
        }
    }

    @Test(
        "VER-2: Without the right to grant it is forbidden, the right is named, and nothing is changed",
        arguments: Subject.all)
    func missingRightIsNamed(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let made = try await make(1, session)
            let user = try await me(session)
            let (change, named) = try #require(session.switches.forbidGranting)
            try session.mock.change(change)
            let before = session.mock.state()
            let error = try await session.refused("a key without the right") {
                try await #require(throws: ConnectorError.self) { _ = try await grant([made], to: [user], session) }
            }
            #expect(error.kind == .forbidden && error.retry == .never)
            #expect(error.message.contains(named), "\(error.message)")
            #expect(session.mock.state() == before)
        }
    }

    @Test(
        "SYNC-14: Several properties of several objects cost the calls of one", arguments: Subject.all)
    func severalProperties(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let user = try await me(session)
            var made: [PropertyReference] = []
            for object in subject.descriptor.objects.map(\.object) {
                made.append(try await make(3, on: object, session))
            }
            let calls = session.mock.journal.count
            let outcomes = try await grant(made, to: [user], session)
            #expect(outcomes.allSatisfy { $0.failure == nil && $0.isChange })
            #expect(session.mock.journal.count - calls <= 3)
            for reference in made {
                let live = try await session.reading.properties(of: reference.object, scope: .live)
                #expect(live.contains { $0.name == reference.name && $0.isWritable }, "on \(reference.object)")
            }
        }
    }

    @Test(
        "SYNC-14: Hundreds of users cost a handful of calls", arguments: Subject.all)
    func manyUsers(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        let options = SessionOptions.with {
            $0.variant = .unlimited
            $0.variant.extraUsers = 450
        }
        try await subject.run(options) { session in
            let made = try await make(1, session)
            let emails = Set((1...450).map(session.samples.extraUserEmail))
            let users = try await session.reading.owners(withEmails: emails).map(\.id)
            let calls = session.mock.journal.count
            let outcomes = try await grant([made], to: users, session)
            #expect(outcomes.count == 450 && outcomes.allSatisfy { $0.failure == nil && $0.isChange })
            #expect(session.mock.journal.count - calls <= 4)
        }
    }

    @Test(
        "SYNC-5: Who could only look can write afterwards", arguments: Subject.all)
    func readOnlySightIsWidened(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let made = try await make(1, session)
            let user = try await me(session)
            let show = try #require(session.switches.showReadOnly)
            try session.mock.change(show(made))
            let before = try await property(made.name, .live, session)
            #expect(before?.isVisible == true && before?.isWritable == false)
            let outcomes = try await grant([made], to: [user], session)
            #expect(outcomes.allSatisfy { $0.failure == nil && $0.isChange })
            let after = try await property(made.name, .live, session)
            #expect(after?.isWritable == true)
        }
    }

    @Test(
        "Granting nothing, or to nobody, makes no call", arguments: Subject.all)
    func nothingCostsNothing(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let reference = PropertyReference(object: session.samples.object, name: session.samples.textProperty)
            let nobody = try await grant([reference], to: [], session)
            let nothing = try await grant([], to: [session.samples.owner.id], session)
            #expect(nobody.isEmpty && nothing.map(\.user) == [session.samples.owner.id])
            #expect(nothing.allSatisfy { !$0.isChange && $0.failure == nil })
            #expect(session.mock.journal.count == 0)
        }
    }

    @Test(
        "SEC-2, I-18: Granting and its failures show no secret, and normal work logs nothing loud",
        arguments: Subject.all)
    func grantingIsQuiet(_ subject: Subject) async throws {
        try subject.needs(.fieldVisibility)
        try await subject.run { session in
            let made = try await make(1, session)
            let user = try await me(session)
            _ = try await grant([made], to: [user], session)
            #expect(!session.log.lines.contains { $0.isLoud })
            var texts: [String] = []
            for fault in [Fault.status(400), .status(403), .html(), .lostAnswer] {
                session.inject(fault, on: session.operations.grantVisibility)
                do {
                    _ = try await grant([made], to: [session.samples.secondOwner.id], session)
                } catch {
                    texts.append(String(reflecting: error))
                }
            }
            let search = SecretSearch(await session.secrets())
            #expect(search.hits(in: texts + session.log.lines.map(\.text) + session.exchanges.lines).isEmpty)
        }
    }

    // MARK: Parts

    private func make(
        _ number: Int, on object: CRMObject? = nil, _ session: SubjectSession
    ) async throws -> PropertyReference {
        let sample = session.samples.ownerProperty(number)
        let draft = OwnerPropertyDraft(
            object: object ?? sample.object, name: sample.name, label: sample.label, description: sample.description)
        try await session.writing.createOwnerProperty(draft)
        return PropertyReference(object: draft.object, name: draft.name)
    }

    private func me(_ session: SubjectSession) async throws -> CRMUserID {
        try #require(try await session.reading.identify().user)
    }

    private func grant(
        _ properties: [PropertyReference], to users: [CRMUserID], _ session: SubjectSession
    ) async throws -> [VisibilityOutcome] {
        let visibility = session.writing.fieldVisibility
        return try await #require(visibility).grant(properties, to: users)
    }

    /// What became of a grant that may break off: thrown for all, or told of each.
    private func kinds(
        ofGranting properties: [PropertyReference], to users: [CRMUserID], _ session: SubjectSession
    ) async -> [ConnectorErrorKind?] {
        do {
            return try await grant(properties, to: users, session).map { $0.failure?.kind }
        } catch {
            return [(error as? ConnectorError)?.kind]
        }
    }

    private func draft(_ name: PropertyName, _ session: SubjectSession) throws -> RecordDraft {
        let sample = try #require(session.samples.draft(of: session.samples.object))
        return RecordDraft(
            object: sample.object, values: sample.values.merging([name: .owner(session.samples.owner.id)]) { $1 })
    }
}
