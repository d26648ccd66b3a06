/// One record.
struct Record: Sendable {
    let id: String
    let createdAt: String
    /// The values that hold now, by attribute id, in their order.
    var active: [String: [StoredValue]] = [:]
    /// The values that no longer hold, by attribute id, oldest first.
    var past: [String: [StoredValue]] = [:]

    init(id: String, createdAt: String) {
        self.id = id
        self.createdAt = createdAt
    }
}
