import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Owners")
struct OwnersContract {
    @Test("SYNC-4: An owner is found by email, with the id that owner properties hold", arguments: Subject.all)
    func ownerIsFound(_ subject: Subject) async throws {
        try await subject.run { session in
            let found = try await session.reading.owners(withEmails: [session.samples.owner.email])
            #expect(found == [session.samples.owner])
        }
    }

    @Test("SYNC-4: Several are found at once, each once", arguments: Subject.all)
    func severalAreFound(_ subject: Subject) async throws {
        try await subject.run { session in
            let wanted = [session.samples.owner, session.samples.secondOwner]
            let found = try await session.reading.owners(withEmails: Set(wanted.map(\.email)))
            #expect(Set(found) == Set(wanted) && found.count == 2)
        }
    }

    @Test("SYNC-6: An email of nobody finds nobody, and is no error", arguments: Subject.all)
    func unknownEmailIsNobody(_ subject: Subject) async throws {
        try await subject.run { session in
            let found = try await session.reading.owners(withEmails: ["nobody@example.com"])
            #expect(found.isEmpty)
        }
    }

    @Test("Asking for nobody makes no call", arguments: Subject.all)
    func noEmailsNoCall(_ subject: Subject) async throws {
        try await subject.run { session in
            let found = try await session.reading.owners(withEmails: [])
            #expect(found.isEmpty)
            #expect(session.mock.journal.count == 0)
        }
    }

    @Test("T-32: Case in the CRM doesn't matter", arguments: Subject.all)
    func caseDoesNotMatter(_ subject: Subject) async throws {
        try await subject.run { session in
            let owner = try #require(session.samples.mixedCaseOwner)
            let found = try await session.reading.owners(withEmails: [owner.email])
            #expect(found == [owner])
        }
    }

    @Test("T-32: A plus-tag, a prefix and a look-alike of an owner's email are other people", arguments: Subject.all)
    func likenessIsNotEnough(_ subject: Subject) async throws {
        try await subject.run { session in
            let email = session.samples.owner.email.rawValue
            let others = [
                "x\(email)", email.replacing("@", with: "+tag@"), email + ".tld", email.replacing("a", with: "а"),
            ]
            let found = try await session.reading.owners(withEmails: Set(others.map(EmailKey.init(rawValue:))))
            #expect(found.isEmpty)
        }
    }

    @Test(
        "SYNC-6: A user who may no longer own records is found, and marked inactive", arguments: Subject.all)
    func inactiveIsFound(_ subject: Subject) async throws {
        try subject.needs(.inactiveOwners)
        try await subject.run { session in
            let owner = try #require(session.samples.inactiveOwner)
            let found = try await session.reading.owners(withEmails: [owner.email])
            #expect(found == [owner])
        }
    }

    @Test(
        "SYNC-6: Whoever is deactivated in the CRM is inactive at the next look, under the same id",
        arguments: Subject.all)
    func deactivationIsSeen(_ subject: Subject) async throws {
        try subject.needs(.inactiveOwners)
        try await subject.run { session in
            let owner = session.samples.secondOwner
            try session.mock.change(.deactivateUser(email: owner.email.rawValue))
            let found = try await session.reading.owners(withEmails: [owner.email])
            #expect(found.map(\.id) == [owner.id] && found.allSatisfy { !$0.isActive })
            try session.mock.change(.reactivateUser(email: owner.email.rawValue))
            let back = try await session.reading.owners(withEmails: [owner.email])
            #expect(back.allSatisfy { $0.isActive })
        }
    }

    @Test("A queue or a team is no owner", arguments: Subject.all.filter { $0.samples.impersonalEmail != nil })
    func queueIsNoOwner(_ subject: Subject) async throws {
        try await subject.run { session in
            let email = try #require(session.samples.impersonalEmail)
            let found = try await session.reading.owners(withEmails: [email])
            #expect(found.isEmpty)
        }
    }

    @Test(
        "SYNC-14: A thousand emails cost calls per page of CRM users, not per email", arguments: Subject.all)
    func callsFollowPages(_ subject: Subject) async throws {
        try subject.needs(.ownerPages)
        let users = 1_200
        let options = SessionOptions.with { $0.variant.extraUsers = users }
        try await subject.run(options) { session in
            var emails = Set((1...1_000).map { EmailKey(rawValue: "member\($0)@example.com") })
            emails.insert(session.samples.owner.email)
            let found = try await session.reading.owners(withEmails: emails)
            #expect(found == [session.samples.owner])
            let pages = (users + 20) / subject.descriptor.ownersPageSize + 1
            #expect(session.mock.journal.count <= pages + 2)
        }
    }

    @Test(
        "An owner on the last page is found", arguments: Subject.all)
    func lastPageIsRead(_ subject: Subject) async throws {
        try subject.needs(.ownerPages)
        let options = SessionOptions.with { $0.variant.extraUsers = subject.descriptor.ownersPageSize + 1 }
        try await subject.run(options) { session in
            try session.mock.change(.addUser(email: "zoe.last@example.com", firstName: "Zoe", lastName: "Last"))
            let many = (1...10).map { EmailKey(rawValue: "member\($0)@example.com") } + ["zoe.last@example.com"]
            let found = try await session.reading.owners(withEmails: Set(many))
            #expect(found.map(\.email) == ["zoe.last@example.com"])
        }
    }
}
