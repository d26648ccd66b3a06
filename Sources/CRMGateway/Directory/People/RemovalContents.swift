import Foundation
import SQLStore
import Workspace

/// What several people have, read before it goes.
struct RemovalContents {
    private let memberships: [UserID: [TeamMembership]]
    private let dashboards: [UserID: DashboardBefore]
    private let keys: [UserID: [CRMKeyRow]]
    private let bindings: [UserID: [BindingRow]]
    private let recordTypes: [UserID: [RecordTypeLinkRow]]

    init(of users: [UserID], organization: OrganizationID, in transaction: any SQLTransaction) throws {
        let people = PeopleRepository(organization: organization, transaction: transaction)
        memberships = try people.memberships(of: users)
        dashboards = try people.dashboards(of: users)
        keys = try CRMKeyRepository(of: organization).keys(of: users, in: transaction)
        bindings = try people.bindings(of: users)
        recordTypes = try RecordTypeRepository(of: organization).links(of: users, in: transaction)
    }

    /// The document that is kept of somebody.
    func content(of user: UserID) -> RemovalContent {
        RemovalContent(
            memberships: (memberships[user] ?? []).map {
                RemovalContent.Membership(team: $0.team, position: $0.position)
            },
            dashboard: dashboards[user],
            keys: (keys[user] ?? []).map { RemovalContent.Key(crm: $0.crm, before: KeyBefore($0)) },
            bindings: bindings[user] ?? [], recordTypes: recordTypes[user] ?? [])
    }

    /// What the report says of somebody.
    func person(
        _ user: UserID, keys: [EndedKey], runs: [RunID], uses: [GrantUse], until: Date
    ) -> RemovedPerson {
        RemovedPerson(
            user: user, teams: memberships[user] ?? [], hadDashboard: dashboards[user] != nil,
            settings: dashboards[user]?.settings.map(\.category) ?? [], keys: keys,
            bindings: (bindings[user] ?? []).map(\.crm), runs: runs, actedThrough: uses.map(GrantStillUsed.init),
            restorableUntil: until)
    }
}
