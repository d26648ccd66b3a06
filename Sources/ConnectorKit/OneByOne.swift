/// Writes records one after the other, for CRMs whose calls take one record each.
public enum OneByOne {
    /// Kinds that say nothing of the record and will meet the next one too; nothing was done in any of them.
    private static let wholeCallKinds: Set<ConnectorErrorKind> = [
        .unauthenticated, .rateLimited, .quotaExhausted, .unreachable, .tlsRefused, .unavailable, .timedOut, .cancelled,
    ]

    /// Sends each item; one outcome for each, in their order.
    ///
    /// A failure is thrown only while nothing has been done: later, what was done must be told, so the failure becomes
    /// the outcome of the record and of all after it. A failure of one record alone is that record's outcome.
    ///
    /// - Parameter send: writes one record and gives back its reference.
    public static func outcomes<Item>(
        of items: [Item], _ send: (Item) async throws(ConnectorError) -> RecordReference
    ) async throws(ConnectorError) -> [RecordOutcome] {
        var outcomes: [RecordOutcome] = []
        var stop: ConnectorError?
        for item in items {
            if let stop {
                outcomes.append(.failed(stop))
                continue
            }
            do {
                outcomes.append(.done(try await send(item)))
            } catch {
                let isWhole = wholeCallKinds.contains(error.kind)
                if isWhole, !outcomes.contains(where: mayHaveActed) { throw error }
                if isWhole { stop = error }
                outcomes.append(.failed(error))
            }
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
