import SQLStore
import Workspace

/// Ends the runs that somebody asked for and that have not ended, because they are leaving (F-F1).
struct RunsOfPeople {
    let services: RunServices
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Runs that one look takes.
    static let pageSize = 500
    static let message = "Whoever asked for it was removed; what was done stays done."

    /// Cancels what waits, and asks what a worker is at to stop: it does so before its next write.
    func cancel(of users: Set<UserID>, by actor: Actor) throws -> [UserID: [RunID]] {
        let runs = RunRepository(organization: organization, transaction: transaction)
        let open = RunState.allCases.filter { !$0.isEnded }.map(\.rawValue)
        let ended = RunState.allCases.filter(\.isEnded).map(\.rawValue)
        var found: [UserID: [RunID]] = [:]
        var cursor: RunID?
        repeat {
            let page = try runs.inStates(open, after: cursor, limit: Self.pageSize)
            for row in page {
                guard let asker = try JSONText.decode(Actor.self, from: row.actor).user, users.contains(asker) else {
                    continue
                }
                if row.state == RunState.running.rawValue {
                    _ = try runs.requestCancel(of: row.id, endedStates: ended)
                } else {
                    try RunEnding(services: services, transaction: transaction).cancel(row, Self.message, by: actor)
                }
                found[asker, default: []].append(row.id)
            }
            cursor = page.count < Self.pageSize ? nil : page.last?.id
        } while cursor != nil
        return found
    }
}
