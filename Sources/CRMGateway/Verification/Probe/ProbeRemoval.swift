import ConnectorKit
import Verification

/// Deletes probes' records in whichever way the account has: what one may not delete, or isn't shown, another may.
struct ProbeRemoval: Sendable {
    let context: ProbeContext
    private let ways: [@Sendable () async throws -> ProbeViewer?]

    /// What was made just now: with the session that made it; then with the key, where that acted as somebody; then as
    /// the user whom the records were given to.
    static func made(_ context: ProbeContext) -> ProbeRemoval {
        let sessions = context.sessions
        let key = sessions.actingAs == nil ? [] : [sessions.key]
        return ProbeRemoval(context, [sessions.prober] + key)
    }

    /// What earlier runs left: with the key, then as the user whom the records were given to.
    static func left(_ context: ProbeContext) -> ProbeRemoval {
        ProbeRemoval(context, [context.sessions.key])
    }

    private init(_ context: ProbeContext, _ viewers: [ProbeViewer]) {
        self.context = context
        let owner = context.sessions.opensOwner.map { [$0] } ?? []
        ways = viewers.map { viewer in { viewer } } + owner
    }

    /// Deletes records.
    ///
    /// - Parameter items: with what the first way has seen.
    /// - Returns: why a record may still be there; absent for one that is gone.
    /// - Throws: `CancellationError`; `GatewayError` `superseded`; what the store throws.
    func remove(_ items: [RecordRemoval.Item]) async throws -> [RecordReference: ConnectorError] {
        var left = items
        var failures: [RecordReference: ConnectorError] = [:]
        for way in ways where !left.isEmpty {
            guard let viewer = try await open(way) else { continue }
            let now = try await RecordRemoval(context: context, viewer: viewer).remove(left)
            for item in left { failures[item.record] = Self.telling(failures[item.record], now[item.record]) }
            left = left.filter { failures[$0.record].map(Self.mayBeAnothers) ?? false }
            for index in left.indices { left[index].isSeen = false }
        }
        return failures
    }

    /// What to tell of a record that is left: that it isn't shown to somebody says less than a refusal.
    private static func telling(_ before: ConnectorError?, _ now: ConnectorError?) -> ConnectorError? {
        guard let before, let now else { return now }
        return before.kind == .notFound ? now : before
    }

    /// Whether others may be allowed what somebody wasn't; a CRM that can't be asked is none the better for asking again.
    private static func mayBeAnothers(_ error: ConnectorError) -> Bool {
        [.refused, .noLiveKey].contains(CleanupFindings.reason(error))
    }

    /// A way that can't be opened is none.
    private func open(_ way: @Sendable () async throws -> ProbeViewer?) async throws -> ProbeViewer? {
        do {
            return try await way()
        } catch let error as ConnectorError {
            if error.kind == .cancelled { throw CancellationError() }
            return nil
        }
    }
}
