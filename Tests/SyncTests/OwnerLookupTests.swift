import ConnectorKit
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Finding a person's CRM user by email")
struct OwnerLookupTests {
    @Test(
        "SYNC-4, PROV-4: a domain of Unicode is found however the CRM writes it",
        arguments: ["x@bücher.de", "X@BÜCHER.de", "x@bu\u{0308}cher.de", "x@xn--bcher-kva.de"])
    func findsEitherForm(_ written: String) async throws {
        let key = EmailKey(rawValue: try EmailAddress("x@Bücher.de").key)
        let directory = OwnerList([("1", written), ("2", "ann@example.com"), ("3", "y@bücher.de")])
        let found = try await OwnerLookup(reading: directory).owners(withEmails: [key, "ann@example.com"])
        #expect(found.mapValues { $0.map(\.id) } == [key: ["1"], "ann@example.com": ["2"]])
    }

    @Test("SYNC-6, T-32: two CRM users whose addresses are one in two forms are ambiguous, never a guess")
    func bothForms() async throws {
        let directory = OwnerList([("1", "x@bücher.de"), ("2", "x@xn--bcher-kva.de")])
        let found = try await OwnerLookup(reading: directory).owners(withEmails: ["x@xn--bcher-kva.de"])
        #expect(OwnerResolution.decide(found["x@xn--bcher-kva.de"] ?? []) == .ambiguous(count: 2))
    }

    @Test("SYNC-10: an email whose domain is plain costs no more lookups than before")
    func asksOnce() async throws {
        let directory = OwnerList([])
        _ = try await OwnerLookup(reading: directory).owners(withEmails: ["a@example.com", "b@example.com"])
        #expect(directory.asked.withLock { $0 } == [["a@example.com", "b@example.com"]])
    }

    @Test("A label that encodes nothing is looked for as it stands", arguments: ["x@xn--", "x@xn--99999999.de", "x"])
    func brokenLabels(_ text: String) async throws {
        let directory = OwnerList([])
        _ = try await OwnerLookup(reading: directory).owners(withEmails: [EmailKey(rawValue: text)])
        #expect(directory.asked.withLock { $0 } == [[EmailKey(rawValue: text)]])
    }
}

/// A CRM that knows nothing but its users.
private final class OwnerList: CRMReading {
    let asked = Mutex<[Set<EmailKey>]>([])
    private let users: [CRMOwner]

    init(_ users: [(id: CRMUserID, email: String)]) {
        self.users = users.map { CRMOwner(id: $0.id, email: EmailKey(comparing: $0.email), name: "", isActive: true) }
    }

    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] {
        asked.withLock { $0.append(emails) }
        return users.filter { emails.contains($0.email) }
    }

    func identify() async throws(ConnectorError) -> CRMIdentity { CRMIdentity(account: "a", accountName: nil) }

    func properties(
        of object: CRMObject, scope: PropertyScope
    ) async throws(ConnectorError) -> [PropertyDefinition] { [] }

    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] { [] }

    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] { [] }

    var recordTypes: (any RecordTypeReading)? { nil }
}
