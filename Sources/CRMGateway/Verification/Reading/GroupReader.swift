import ConnectorKit
import SQLStore
import Workspace

/// Puts people together by the grants that they share, page by page: a few queries for each page.
struct GroupReader: Sendable {
    let roster: VerifyRoster
    let crms: Set<CRMID>?
    let dataKeys: DataKeys

    private var organization: OrganizationID { roster.organization }

    /// Some of the people.
    ///
    /// - Returns: their groups, and behind whom the next page begins.
    func part(
        after cursor: UserID?, in transaction: any SQLTransaction
    ) throws -> (part: VerifyGroups, next: UserID?) {
        let page = try roster.page(after: cursor, in: transaction)
        var part = VerifyGroups()
        part.count(page)
        let users = page.people.map(\.user)
        let keys = try CRMKeyRepository(of: organization).keys(of: users, in: transaction)
        let mapped = try mapped(by: users, in: transaction)
        let links = try RecordTypeRepository(of: organization).links(of: users, in: transaction)
        for person in page.people {
            for key in keys[person.user] ?? [] where crms?.contains(key.crm) ?? true {
                guard try dataKeys.vouches(for: key, of: organization, in: transaction),
                    var group = try part.groups[key.grant] ?? newGroup(key.grant, in: transaction)
                else { continue }
                let link = links[person.user]?.first { $0.key == key.id && $0.viewer == group.grant.crmUser }
                group.add(person, mapped[person.user] ?? [], link?.hash)
                part.groups[key.grant] = group
            }
        }
        return (part, page.next)
    }

    /// Whether anybody still holds a key to a grant, whom the verification is for today (ACC-7, I-20).
    func isHeld(_ grant: GrantID, in transaction: any SQLTransaction) throws -> Bool {
        var cursor: UserID?
        repeat {
            let page = try roster.page(after: cursor, in: transaction)
            let keys = try CRMKeyRepository(of: organization).keys(of: page.people.map(\.user), in: transaction)
            if keys.values.contains(where: { $0.contains { $0.grant == grant } }) { return true }
            cursor = page.next
        } while cursor != nil
        return false
    }

    /// How it stands today with somebody who was found to hold a key to a grant (ACC-7, I-20).
    func standing(
        of user: UserID, holding grant: GrantID, in transaction: any SQLTransaction
    ) throws -> ActingStanding {
        if let refusal = try roster.page(of: user, in: transaction).leftOut.first { return .ruledOut(refusal) }
        let keys = try CRMKeyRepository(of: organization).keys(of: [user], in: transaction)[user] ?? []
        return keys.contains { $0.grant == grant } ? .holdsKey : .keyless
    }

    private func newGroup(_ grant: GrantID, in transaction: any SQLTransaction) throws -> VerifyGroup? {
        try GrantRepository(of: organization).find(grant, in: transaction).map { VerifyGroup(grant: $0) }
    }

    private func mapped(
        by users: [UserID], in transaction: any SQLTransaction
    ) throws -> [UserID: [MappedDocument]] {
        try SettingsReferenceRepository(organization: organization, transaction: transaction)
            .of(users, categories: MappedDocument.categories)
            .mapValues { references in
                references.values.map {
                    MappedDocument(category: $0.category, hash: $0.hash, overlay: $0.overlay)
                }
            }
    }
}
