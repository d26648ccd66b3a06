import ConnectorKit
import SQLStore
import Verification
import Workspace

/// Reads what is known of people, a page at a time: a few queries for each page and CRM.
struct PersonFactsReader: Sendable {
    let organization: OrganizationID
    let crms: Set<CRMID>?
    let dataKeys: DataKeys
    let connectors: ConnectorCatalog
    let owners: [GrantID: FoundOwners]
    let known = ReadDocuments()

    /// What is known of each.
    func facts(of people: [VerifyPerson], in transaction: any SQLTransaction) throws -> [PersonFacts] {
        let users = people.map(\.user)
        let keys = try standings(of: users, in: transaction)
        let expected = try expectedCRMs(in: transaction)
        let bindings = try bindings(of: users, keys, in: transaction)
        let settings = try SettingsFactsReader(
            store: SettingsStore(organization: organization, transaction: transaction, known: known)
        ).facts(of: users)
        return people.map { person in
            let mine = keys[person.user] ?? [:]
            return PersonFacts(
                user: person.user,
                connections: connections(person, mine, expected),
                owners: mine.sorted { $0.key < $1.key }.map { crm, key in
                    owner(person, crm, key, bindings[crm]?[person.user])
                },
                settings: settings[person.user] ?? [])
        }
    }

    private func owner(_ person: VerifyPerson, _ crm: CRMID, _ key: Key, _ binding: BindingRow?) -> OwnerFact {
        let standing = owners[key.grant]?.standing(of: person.user)
        var bound = binding?.crmUser
        // The organization's admin is no target of a sync (SYNC-1): nothing is missing where none has bound them.
        if bound == nil, person.isOrganizationAdmin, case .success(.active(let user))? = standing { bound = user }
        return OwnerFact(
            crm: crm, crmName: name(crm), bound: bound, standing: standing,
            isOtherAccount: owners[key.grant] == .otherAccount)
    }

    /// A key, and whether it works as far as is known.
    private struct Key {
        let grant: GrantID
        let standing: ConnectionFact.Key
    }

    private func connections(
        _ person: VerifyPerson, _ mine: [CRMID: Key], _ expected: Set<CRMID>
    ) -> [ConnectionFact] {
        expected.union(mine.keys).union(crms ?? []).filter(isAsked).sorted().map { crm in
            ConnectionFact(
                crm: crm, crmName: name(crm), isExpected: expected.contains(crm),
                key: mine[crm]?.standing ?? .missing)
        }
    }

    private func standings(
        of users: [UserID], in transaction: any SQLTransaction
    ) throws -> [UserID: [CRMID: Key]] {
        let grants = GrantRepository(of: organization)
        var known: [GrantID: GrantRow] = [:]
        var found: [UserID: [CRMID: Key]] = [:]
        for (user, keys) in try CRMKeyRepository(of: organization).keys(of: users, in: transaction) {
            for key in keys where isAsked(key.crm) {
                guard try dataKeys.vouches(for: key, of: organization, in: transaction) else {
                    found[user, default: [:]][key.crm] = Key(
                        grant: key.grant, standing: .dead("The key isn't as the gateway wrote it."))
                    continue
                }
                let grant = try known[key.grant] ?? grants.find(key.grant, in: transaction)
                known[key.grant] = grant
                found[user, default: [:]][key.crm] = Key(grant: key.grant, standing: ConnectionFact.Key(grant))
            }
        }
        return found
    }

    /// The CRMs that the organization's admin has a key for: a sync brings these.
    private func expectedCRMs(in transaction: any SQLTransaction) throws -> Set<CRMID> {
        let found = try OrganizationRepository(organization: organization, transaction: transaction).find()
        guard let admin = found?.admin else { return [] }
        let keys = try CRMKeyRepository(of: organization).keys(of: [admin], in: transaction)[admin] ?? []
        return Set(keys.map(\.crm)).filter(isAsked)
    }

    private func bindings(
        of users: [UserID], _ keys: [UserID: [CRMID: Key]], in transaction: any SQLTransaction
    ) throws -> [CRMID: [UserID: BindingRow]] {
        let bindings = BindingRepository(organization: organization, transaction: transaction)
        var found: [CRMID: [UserID: BindingRow]] = [:]
        for crm in Set(keys.values.flatMap(\.keys)) { found[crm] = try bindings.of(users, crm: crm) }
        return found
    }

    private func isAsked(_ crm: CRMID) -> Bool { crms?.contains(crm) ?? true }

    private func name(_ crm: CRMID) -> String { connectors[crm]?.descriptor.name ?? crm.rawValue }
}

extension ConnectionFact.Key {
    fileprivate init(_ grant: GrantRow?) {
        switch grant?.state {
        case .live?: self = .live
        case .reconnectNeeded?: self = .dead("Somebody must connect it again.")
        case .quarantined?: self = .dead("Its account or host changed, and must be looked at.")
        case .revoked?: self = .dead("It was revoked.")
        case .orphaned?, nil: self = .dead("Nothing stands behind it any more.")
        }
    }
}
