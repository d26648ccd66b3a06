/// A JSON value of settings. Their numbers are whole; another one is kept as it was written, for the message.
enum SettingsJSON: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Int)
    case otherNumber(String)
    case text(String)
    case list([SettingsJSON])
    case record([String: SettingsJSON])

    /// The member of a record, or `nil` where it is none or has no such member.
    subscript(name: String) -> SettingsJSON? {
        if case .record(let members) = self { members[name] } else { nil }
    }

    /// The record with one member more; anything else stays as it is.
    func adding(_ name: String, _ value: SettingsJSON) -> SettingsJSON {
        guard case .record(var members) = self else { return self }
        members[name] = value
        return .record(members)
    }

    /// What it is, for messages.
    var words: String {
        switch self {
        case .null: "null"
        case .flag: "true or false"
        case .number: "a whole number"
        case .otherNumber: "a number that isn't whole, or too large"
        case .text: "a text"
        case .list: "a list"
        case .record: "an object"
        }
    }
}
