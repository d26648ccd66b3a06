/// Zoho's data centres with the ends of their hosts (vendor's Python SDK 8.0 and multi-DC page; `uk` from the accounts
/// page alone).
public enum ZohoDataCenter: String, Sendable, CaseIterable {
    case us, eu, `in`, au, jp, ca, sa, uk, cn

    /// Where tokens are given out.
    public var accountsHost: String {
        self == .ca ? "accounts.zohocloud.ca" : "accounts.zoho.\(ending)"
    }

    /// Where the CRM's interface is, of production, a sandbox or a developer account.
    public func apiHost(sandbox: Bool) -> String { (sandbox ? "sandbox" : "www") + ".zohoapis.\(ending)" }

    private var ending: String {
        switch self {
        case .us: "com"
        case .au: "com.au"
        case .cn: "com.cn"
        default: rawValue
        }
    }
}
