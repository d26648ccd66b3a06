import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

@Suite("Owners of whole teams")
struct OwnerListsContract {
    @Test(
        "SYNC-4: Owners over several pages are all found, each once", arguments: Subject.all)
    func severalPages(_ subject: Subject) async throws {
        try subject.needs(.ownerPages)
        let options = SessionOptions.with {
            $0.variant = .unlimited
            $0.variant.extraUsers = 1_200
            $0.variant.ownerPageRows = 200
        }
        try await subject.run(options) { session in
            let emails = (1...1_200).map(session.samples.extraUserEmail)
            let found = try await session.reading.owners(withEmails: Set(emails))
            #expect(Set(found.map(\.email)) == Set(emails) && found.count == emails.count)
            #expect(Set(found.map(\.id)).count == found.count)
            #expect(session.mock.journal.count > 1 && session.mock.journal.count <= 16)
        }
    }

    @Test(
        "SYNC-6: Everybody who shares an email is told, so that who decides can see it isn't one person's",
        arguments: Subject.all)
    func sharedEmail(_ subject: Subject) async throws {
        try subject.needs(.sharedEmails)
        try await subject.run { session in
            let owners = session.samples.sharingOwners
            #expect(owners.count > 1 && Set(owners.map(\.email)).count == 1)
            let found = try await session.reading.owners(withEmails: Set(owners.map(\.email)))
            #expect(Set(found) == Set(owners) && found.count == owners.count)
        }
    }

    @Test(
        "SYNC-6: An active user who is no person is no owner", arguments: Subject.all)
    func systemUserIsNoOwner(_ subject: Subject) async throws {
        try subject.needs(.systemUsers)
        try await subject.run { session in
            let email = try #require(session.samples.systemEmail)
            let found = try await session.reading.owners(withEmails: [email, session.samples.owner.email])
            #expect(found == [session.samples.owner])
        }
    }

    @Test(
        "SYNC-6: The name that a user signs in with is told, and nobody is found by it", arguments: Subject.all)
    func loginIsNoEmail(_ subject: Subject) async throws {
        try subject.needs(.separateLogins)
        try await subject.run { session in
            let owner = session.samples.owner
            let login = try #require(owner.login)
            let found = try await session.reading.owners(withEmails: [owner.email])
            #expect(found.map(\.login) == [login] && login != owner.email.rawValue)
            let byLogin = try await session.reading.owners(withEmails: [EmailKey(comparing: login)])
            #expect(byLogin.isEmpty)
        }
    }

    @Test(
        "SYNC-14: A list that is too long for the CRM is halved and asked again, until all is known",
        arguments: Subject.all, [414, 431])
    func tooLongIsHalved(_ subject: Subject, status: Int) async throws {
        try subject.needs(.emailsInAddresses)
        try await subject.run { session in
            session.inject(.status(status, body: .empty), on: session.operations.owners, times: 2)
            let wanted = [session.samples.owner, session.samples.secondOwner]
            let emails = Set(wanted.map(\.email) + (1...6).map { EmailKey(rawValue: "nobody\($0)@example.com") })
            let found = try await session.reading.owners(withEmails: emails)
            #expect(Set(found) == Set(wanted) && found.count == wanted.count)
        }
    }

    @Test(
        "SYNC-14: A CRM that finds every list too long is given up after few calls, and nobody is told as unknown",
        arguments: Subject.all)
    func halvingEnds(_ subject: Subject) async throws {
        try subject.needs(.emailsInAddresses)
        try await subject.run(.with { $0.variant = .unlimited }) { session in
            for status in [414, 431] {
                session.mock.clearFaults()
                session.inject(.status(status, body: .empty), times: nil)
                let before = session.mock.journal.count
                let emails = Set((1...8).map { EmailKey(rawValue: "member\($0)@example.com") })
                let kind = await outcome { try await session.reading.owners(withEmails: emails) }
                #expect(kind == .tooLarge || kind == .invalid)
                #expect(session.mock.journal.count - before <= 16)
            }
        }
    }

    @Test(
        "SYNC-14: Long addresses by the thousand stay below the CRM's length of an address without trying it out",
        arguments: Subject.all)
    func lengthIsKept(_ subject: Subject) async throws {
        try subject.needs(.emailsInAddresses)
        try await subject.run(.with { $0.variant = .unlimited }) { session in
            let long = String(repeating: "long.name+", count: 6)
            var emails = Set((1...1_000).map { EmailKey(rawValue: "\(long)\($0)@example.com") })
            emails.insert(session.samples.owner.email)
            let found = try await session.reading.owners(withEmails: emails)
            #expect(found == [session.samples.owner])
            #expect(session.mock.journal.entries.allSatisfy { $0.status == 200 })
            #expect(session.mock.journal.count <= 8)
        }
    }

    @Test("T-26: Emails that would be code in a query find nobody, and break nothing", arguments: Subject.all)
    func hostileEmails(_ subject: Subject) async throws {
        try await subject.run { session in
            let texts = [
                "x' OR Email LIKE '%@example.com", "x') OR IsActive = true OR (Email = 'x",
                "x\\' OR 1=1 --@example.com",
                "\\u0027 OR Email != \\u0027@example.com", "%@example.com", "_nn@example.com", "*@example.com",
                "ann@example.com%00", "a\"b@example.com", "línea\n@example.com",
            ]
            for text in texts {
                let found = try await session.reading.owners(withEmails: [EmailKey(rawValue: text)])
                #expect(found.isEmpty, "\(text)")
            }
            let emails = Set(texts.map(EmailKey.init(rawValue:)) + [session.samples.owner.email])
            let found = try await session.reading.owners(withEmails: emails)
            #expect(found == [session.samples.owner])
        }
    }
}
