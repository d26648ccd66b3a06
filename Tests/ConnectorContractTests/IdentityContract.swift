import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing
import TransportLayers

@Suite("Identity and scopes")
struct IdentityContract {
    @Test("SYNC-15: A key names its account, and the same one each time", arguments: Subject.all)
    func accountIsStable(_ subject: Subject) async throws {
        try await subject.run { session in
            let first = try await session.reading.identify()
            let second = try await session.reading.identify()
            #expect(!first.account.rawValue.isEmpty)
            #expect(first == second)
        }
    }

    @Test(
        "SYNC-15: A static token and a grant of one account name the same account", arguments: Subject.all)
    func accountIsSameForAllKeys(_ subject: Subject) async throws {
        try subject.needs(.staticTokens, .consent)
        // One mock has both keys, and its account is the same in every session.
        var accounts: Set<CRMAccountID> = []
        for key in [SessionKey.staticToken, .grant] {
            try await subject.run(.with { $0.key = key }) { session in
                accounts.insert(try await session.reading.identify().account)
            }
        }
        #expect(accounts.count == 1)
    }

    @Test(
        "VER-2: A static token tells its scopes, and a full one covers every ability", arguments: Subject.all)
    func scopesAreTold(_ subject: Subject) async throws {
        try subject.needs(.identityScopes)
        try await subject.run(.with { $0.key = .staticToken }) { session in
            let scopes = try #require(try await session.reading.identify().scopes)
            for (ability, requirement) in subject.descriptor.scopes {
                #expect(requirement.missing(from: scopes).isEmpty, "for \(ability)")
            }
        }
    }

    @Test("Every ability says what it needs, if only nothing", arguments: Subject.all)
    func everyAbilityIsDescribed(_ subject: Subject) {
        #expect(Set(subject.descriptor.scopes.keys) == Set(Ability.allCases))
    }

    @Test(
        "VER-2: A scope that was withdrawn is missed, by name where the CRM gives one, and not asked for again",
        arguments: Subject.all)
    func missingScopeIsNamed(_ subject: Subject) async throws {
        try subject.needs(.scopeRefusals)
        try await subject.run { session in
            let needed = try #require(subject.descriptor.scopes[.readOwners]?.groups.first)
            for scope in needed { try session.mock.change(.withdrawScope(scope.rawValue)) }
            let error = try await session.refused("a scope is missing") {
                try await #require(throws: ConnectorError.self) {
                    _ = try await session.reading.owners(withEmails: [session.samples.owner.email])
                }
            }
            #expect(error.kind == .forbidden && error.retry == .never)
            #expect(!subject.has(.namedMissingScopes) || !Set(error.missingScopes).isDisjoint(with: needed))
            #expect(session.calls(of: session.operations.owners) == 1)
        }
    }

    @Test("A token that the CRM never issued is unauthenticated, asked once", arguments: Subject.all)
    func unknownTokenIsRefused(_ subject: Subject) async throws {
        try await subject.run(.with { $0.key = .unknownToken }) { session in
            let error = try await session.refused("an unknown token") {
                try await #require(throws: ConnectorError.self) { _ = try await session.reading.identify() }
            }
            #expect(error.kind == .unauthenticated && error.retry == .never)
            #expect(session.calls(of: session.operations.identify) == 1)
        }
    }

    @Test(
        "A static token that was revoked is unauthenticated", arguments: Subject.all)
    func revokedTokenIsRefused(_ subject: Subject) async throws {
        try subject.needs(.staticTokens)
        try await subject.run(.with { $0.key = .staticToken }) { session in
            try session.mock.change(.revokeToken(try #require(session.mock.credentials.staticToken)))
            let error = try await session.refused("a revoked token") {
                try await #require(throws: ConnectorError.self) { _ = try await session.reading.identify() }
            }
            #expect(error.kind == .unauthenticated)
        }
    }

    @Test("SEC-4, T-09: Every call of reading goes to the one origin that was allowed", arguments: Subject.all)
    func everythingStaysAtTheOrigin(_ subject: Subject) async throws {
        try await subject.run { session in
            try await readEverything(session)
            let strays = session.exchanges.exchanges.filter { !$0.url.hasPrefix("\(session.origin)/") }
            #expect(strays.isEmpty)
            #expect(session.exchanges.exchanges.count == session.mock.journal.count)
        }
    }

    @Test("PREVIEW, I-24: Everything that reading offers writes nothing", arguments: Subject.all)
    func readingWritesNothing(_ subject: Subject) async throws {
        try await subject.run { session in
            let before = session.mock.state()
            try await readEverything(session)
            #expect(session.mock.journal.writes.isEmpty)
            #expect(session.mock.state() == before)
        }
    }

    @Test("Every request is labelled with an operation of this CRM", arguments: Subject.all)
    func operationsAreNamed(_ subject: Subject) async throws {
        try await subject.run { session in
            try await readEverything(session)
            for exchange in session.exchanges.exchanges {
                let parts = exchange.operation.rawValue.split(separator: ".")
                #expect(parts.count >= 3 && parts.first.map(String.init) == subject.descriptor.id.rawValue)
            }
        }
    }
}

/// Calls everything that a preview may call.
func readEverything(_ session: SubjectSession) async throws {
    let reading = session.reading
    _ = try await reading.identify()
    _ = try await reading.owners(withEmails: [session.samples.owner.email, "nobody@example.com"])
    for object in session.subject.descriptor.objects.map(\.object) {
        _ = try await reading.properties(of: object, scope: .all)
        _ = try await reading.pipelines(of: object)
    }
    let record = session.samples.record
    _ = try await reading.read(
        [record.reference], properties: [record.reference.object: Array(record.values.keys)])
    if let types = reading.recordTypes {
        _ = try await types.recordTypes(of: session.subject.descriptor.objects.map(\.object))
    }
}
