import Foundation
import SQLStore
public import Workspace

/// What happened that a host may want to act on: runs that ended, grants that died, drift, mail that failed.
///
/// A reader keeps a cursor, the number of the last event that it has dealt with, and asks for those behind it. Whoever
/// stores the cursor after the work sees each event at least once, and after a crash perhaps twice.
///
/// ```swift
/// for event in try await gateway.events.read(after: cursor, as: .system(of: organization)) {
///     handle(event)
///     cursor = event.sequence
/// }
/// ```
public struct Events: Sendable {
    /// How many events one call returns at most.
    public static let pageMax = 1_000
    /// How often a follower looks for new ones.
    public static let lookPause: Duration = .seconds(1)
    /// How many events one transaction deletes at most.
    static let collectionMax = 1_000

    let calls: GuardedCalls
    let clock: any GatewayClock
    let retention: Duration

    /// The events behind a cursor, oldest first; for admins and scheduled work (ACC-12).
    ///
    /// - Parameters:
    ///   - cursor: the number of the last event that was dealt with; `nil` begins with the oldest that is kept.
    ///   - limit: 1 to 1,000.
    /// - Throws: `GatewayError` `events_gone` where events behind the cursor are kept no longer, `event_cursor_ahead` for
    ///   a cursor that no event has had in this store; of rule ACC-12.
    public func read(after cursor: Int64? = nil, limit: Int = 100, as actor: Actor) async throws -> [GatewayEvent] {
        let size = min(max(limit, 1), Self.pageMax)
        return try await calls.read(.eventRead, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw refusal }
            let events = GatewayEventRepository(organization: actor.organization, transaction: transaction)
            try Self.require(cursor, among: events.kept())
            return try events.after(cursor ?? 0, limit: size).map { row in
                GatewayEvent(
                    sequence: row.sequence, at: Date(milliseconds: row.at), content: try EventContent(row))
            }
        }
    }

    /// The events behind a cursor, and then new ones as they come, until the reader stops.
    ///
    /// The reader sets the pace: at most one page is held, and the next one is read when that has been dealt with.
    ///
    /// - Throws: as ``read(after:limit:as:)``, in the stream; the right to read is asked for again at each look.
    public func follow(after cursor: Int64? = nil, as actor: Actor) -> AsyncThrowingStream<GatewayEvent, any Error> {
        let follower = EventFollower(events: self, actor: actor, cursor: cursor)
        return AsyncThrowingStream { try await follower.next() }
    }

    /// Nothing may be missed in silence: neither what is gone, nor what a restored store has numbered anew.
    private static func require(_ cursor: Int64?, among kept: ClosedRange<Int64>?) throws(GatewayError) {
        guard let cursor = cursor.map({ max($0, 0) }) else { return }
        guard cursor <= kept?.upperBound ?? 0 else { throw .eventCursorAhead(newest: kept?.upperBound ?? 0) }
        if let kept, cursor < kept.lowerBound - 1 { throw .eventsGone(oldest: kept.lowerBound) }
    }
}

extension GatewayError {
    fileprivate static func eventsGone(oldest: Int64) -> GatewayError {
        GatewayError(
            code: "events_gone",
            message: "Events behind this cursor are kept no longer; the oldest one that is kept is \(oldest).",
            nextStep: "Read the state of runs, grants and mail anew, then go on without a cursor.", field: "after")
    }

    fileprivate static func eventCursorAhead(newest: Int64) -> GatewayError {
        GatewayError(
            code: "event_cursor_ahead",
            message: "No event of this store has had that number yet; the newest one is \(newest).",
            nextStep:
                "Was the store restored? Read the state of runs, grants and mail anew, then go on without a cursor.",
            field: "after")
    }
}

extension AuditOperation {
    /// Events were read.
    public static let eventRead = AuditOperation(rawValue: "event.read")
}
