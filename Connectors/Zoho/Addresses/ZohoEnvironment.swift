/// Which copy of an account a token is for; it works in no other.
enum ZohoEnvironment: String, CaseIterable, Sendable {
    case production, sandbox, developer

    /// The first label of the API's host.
    var label: String {
        switch self {
        case .production: "www"
        case .sandbox, .developer: rawValue
        }
    }
}
