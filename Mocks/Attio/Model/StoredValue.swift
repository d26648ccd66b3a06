import MockKit

/// One value of an attribute of a record, with the time in which it was the value.
struct StoredValue: Sendable {
    /// What the value says, without titles of options and statuses, which can change.
    let content: JSONObject
    let activeFrom: String
    var activeUntil: String?
    let actor: JSON
}
