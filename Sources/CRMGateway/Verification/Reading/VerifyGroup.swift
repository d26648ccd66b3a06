import ConnectorKit
import SQLStore
import Workspace

/// Those of the people verified who share a grant: what they share is checked once, however many they are.
struct VerifyGroup: Sendable {
    /// The grant, as it was when the people were gathered.
    let grant: GrantRow
    /// Who they are, with their emails, for finding them in the CRM.
    private(set) var people: [UserID: EmailKey] = [:]
    /// Their settings, each once, with how many of them have it.
    private(set) var documents: [MappedDocument: Int] = [:]
    /// The record types that syncs stored for them as the key's user sees them, by hash.
    private(set) var recordTypes: Set<String> = []
    /// Whether all of them connected the grant themselves, which only one can.
    private(set) var isOwn = true

    init(grant: GrantRow) {
        self.grant = grant
    }

    /// How many they are.
    var holders: Int { people.count }

    /// The account that the grant belongs to.
    var account: VerifiedAccount { VerifiedAccount(crm: grant.crm, account: grant.account) }

    /// The CRM user whom the keys act as.
    var actsAs: String? { grant.crmUserEmail?.rawValue ?? grant.crmUser?.rawValue }

    /// Adds somebody who holds a key.
    mutating func add(_ person: VerifyPerson, _ mapped: [MappedDocument], _ recordTypes: String?) {
        people[person.user] = person.email
        for document in mapped { documents[document, default: 0] += 1 }
        if let recordTypes { self.recordTypes.insert(recordTypes) }
        isOwn = isOwn && grant.ownerUser == person.user
    }

    /// Adds those whom another page told of.
    mutating func add(_ other: VerifyGroup) {
        people.merge(other.people) { $1 }
        documents.merge(other.documents, uniquingKeysWith: +)
        recordTypes.formUnion(other.recordTypes)
        isOwn = isOwn && other.isOwn
    }
}
