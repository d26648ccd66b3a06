/// Writes records one after the other, for CRMs whose calls take one record each.
public enum OneByOne {
    /// Sends each item; one outcome for each, in their order.
    ///
    /// A failure is thrown only while nothing has been done: later, what was done must be told, so the failure becomes
    /// the outcome of the record and of all after it. A failure of one record alone is that record's outcome.
    ///
    /// - Parameters:
    ///   - isOwn: whether a failure is the record's alone although others of its kind meet every call: a record that
    ///     somebody else holds, say. None is by default.
    ///   - send: writes one record and gives back its reference.
    public static func outcomes<Item>(
        of items: [Item], isOwn: (ConnectorError) -> Bool = { _ in false },
        _ send: (Item) async throws(ConnectorError) -> RecordReference
    ) async throws(ConnectorError) -> [RecordOutcome] {
        let told = try await CallByCall.outcomes(of: Array(items.indices), places: { [$0] }) {
            index throws(ConnectorError) in
            do throws(ConnectorError) {
                return [index: .done(try await send(items[index]))]
            } catch {
                guard isOwn(error) else { throw error }
                return [index: .failed(error)]
            }
        }
        return items.indices.compactMap { told[$0] }
    }
}
