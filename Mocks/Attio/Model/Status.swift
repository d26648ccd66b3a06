/// One stage of a status attribute.
struct Status: Sendable {
    let id: String
    var title: String
    var isArchived = false
    var isCelebrated = false
    /// An ISO 8601 duration.
    var targetTime: String?
}
