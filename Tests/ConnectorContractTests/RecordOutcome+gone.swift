import ConnectorKit

extension RecordOutcome {
    /// Whether a deletion says that a record isn't there any more.
    ///
    /// - Parameter repeated: whether the record was no more before: a CRM that answers the same for what is hidden from
    ///   the key may then say that there is none.
    func isGone(_ record: RecordReference, repeated: Bool) -> Bool {
        switch self {
        case .done(let reference): reference == record
        case .failed(let error): repeated && error.kind == .notFound
        }
    }
}
