/// What became of one record of a batch.
public enum RecordOutcome: Sendable {
    /// Done; the record that was created, updated or deleted.
    case done(RecordReference)
    /// Refused, with the properties at fault in ``ConnectorError/fields``.
    case failed(ConnectorError)

    /// The record, where it was done.
    public var reference: RecordReference? {
        if case .done(let reference) = self { return reference }
        return nil
    }
}
