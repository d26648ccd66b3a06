import ConnectorKit

/// This deployment's OAuth app with a CRM, as configured.
struct AppSettings: Hashable, Sendable {
    let clientID: String
    let clientSecretFile: String?
    /// 0 for a free one.
    let redirectPort: Int
    let scopes: [Scope]
    /// Where the CRM signs people in; the usual place when `nil`.
    var signIn: Origin?
}
