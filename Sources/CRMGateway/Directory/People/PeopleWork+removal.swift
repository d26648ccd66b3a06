import Foundation
import SQLStore
import Workspace

extension PeopleWork {
    /// Takes people out of everything at once; what they had is kept as a document, out of use (TEAM-6, F-F1).
    ///
    /// The memberships go first: a sync's chunk reads them first, so one of the two comes before the other (F-F2).
    func remove(_ plan: PlannedChange) throws -> RemovalReport {
        let users = plan.changing
        let had = try RemovalContents(of: users, organization: organization, in: transaction)
        try people.leaveTeams(users)
        try keep(users, had)
        let keys = Dictionary(grouping: try endKeys(of: users), by: \.user)
        try people.deleteBindings(of: users)
        try people.deleteDashboards(of: users)
        try people.end(users)
        let runs = try RunsOfPeople(services: services, organization: organization, transaction: transaction)
            .cancel(of: Set(users), by: actor)
        let mail = try people.cancelMail(of: users)
        let uses = Dictionary(grouping: try people.grantUses(of: users), by: \.owner)
        try record(users, .userRemove, ["keys": String(keys.values.reduce(0) { $0 + $1.count }), "mail": String(mail)])
        let removed = users.map { user in
            had.person(
                user, keys: keys[user] ?? [], runs: runs[user] ?? [], uses: uses[user] ?? [],
                until: Date(milliseconds: transaction.now + retention))
        }
        return RemovalReport(removed: removed, alreadyRemoved: plan.unchanged, mailCancelled: mail)
    }

    private func keep(_ users: [UserID], _ had: RemovalContents) throws {
        let actor = try JSONText.encode(actor)
        let now = transaction.now
        try RemovalRepository(organization: organization, transaction: transaction).insert(
            users.map { user in
                RemovalRow(
                    user: user, actor: actor, content: try JSONText.encode(had.content(of: user)), removedAt: now,
                    restorableUntil: now + retention)
            })
    }
}
