/// The values of one record's write, checked: texts to store, or `nil` to clear.
struct WritePlan: Sendable {
    /// The record to change; `nil` for a new one.
    let recordID: String?
    var values: [String: String?]
}
