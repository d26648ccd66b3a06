/// Writes records call by call, several records in each, for CRMs whose calls take many.
public enum CallByCall {
    /// Kinds that say nothing of the records and will meet the next call too; nothing was done in any of them.
    private static let wholeCallKinds: Set<ConnectorErrorKind> = [
        .unauthenticated, .rateLimited, .quotaExhausted, .unreachable, .tlsRefused, .unavailable, .timedOut, .cancelled,
    ]

    /// Sends each call; the outcome of each record by its place.
    ///
    /// A failure is thrown only while nothing has been done: later, what was done must be told, so the failure becomes
    /// the outcome of the call's records and of all after it. A failure of one call alone is its records' outcome.
    ///
    /// - Parameters:
    ///   - places: the places of a call's records in the caller's list.
    ///   - parts: the calls to send instead of one that was refused, where that tells more; none by default.
    ///   - send: sends a call, and tells what became of each of its records.
    public static func outcomes<Call>(
        of calls: [Call], places: (Call) -> [Int], parts: (Call, ConnectorError) -> [Call] = { _, _ in [] },
        _ send: (Call) async throws(ConnectorError) -> [Int: RecordOutcome]
    ) async throws(ConnectorError) -> [Int: RecordOutcome] {
        var outcomes: [Int: RecordOutcome] = [:]
        var stop: ConnectorError?
        var rest = Array(calls.reversed())
        while let call = rest.popLast() {
            var told: [Int: RecordOutcome] = [:]
            do throws(ConnectorError) {
                if let stop { throw stop }
                told = try await send(call)
            } catch {
                let parts = stop == nil ? parts(call, error) : []
                guard parts.isEmpty else {
                    rest += parts.reversed()
                    continue
                }
                let isWhole = wholeCallKinds.contains(error.kind)
                if isWhole, !outcomes.values.contains(where: mayHaveActed) { throw error }
                if isWhole { stop = error }
                told = Dictionary(uniqueKeysWithValues: places(call).map { ($0, .failed(error)) })
            }
            outcomes.merge(told) { known, _ in known }
        }
        return outcomes
    }

    /// Whether a record was written, or may have been.
    private static func mayHaveActed(_ outcome: RecordOutcome) -> Bool {
        switch outcome {
        case .done: true
        case .failed(let error): error.kind == .outcomeUnknown
        }
    }
}
