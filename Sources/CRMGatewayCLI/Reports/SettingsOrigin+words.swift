import SQLStore

extension SettingsOrigin {
    /// For people.
    var words: String {
        switch self {
        case .push: "pushed"
        case .syncWithAdmin: "taken from an admin"
        case .edit: "own"
        case .undo: "put back by an undo"
        case .restore: "restored"
        }
    }
}
