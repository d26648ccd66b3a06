import ConnectorKit

/// Where in the world an account of Zoho's is: a closed set, from which every host is derived (SEC-4, T-09).
///
/// The raw value is what a callback's `location` says, and what is kept of a grant. No host is ever taken from an
/// answer, a callback or the store.
/// - Source: the data centres of zoho/zohocrm-python-sdk-8.0 (6ad8183) and "Multi DC", developer docs of v8, read
///   2026-11. The United Kingdom's API host is told by third parties alone (unverified). The accounts host of Canada is
///   `zohocloud.ca`, its API host `zohoapis.ca`. The Emirates and Singapore are left out until their API hosts are
///   known.
enum ZohoDataCentre: String, CaseIterable, Sendable {
    case us, eu, `in`, au, jp, ca, sa, uk, cn

    /// Where people sign in and tokens are issued.
    var accounts: Origin { Origin(https: accountsHost) }

    /// Where the API of an environment is.
    func api(_ environment: ZohoEnvironment) -> Origin {
        Origin(https: "\(environment.label).\(apiDomain)")
    }

    private var accountsHost: String {
        switch self {
        case .us: "accounts.zoho.com"
        case .eu: "accounts.zoho.eu"
        case .in: "accounts.zoho.in"
        case .au: "accounts.zoho.com.au"
        case .jp: "accounts.zoho.jp"
        case .ca: "accounts.zohocloud.ca"
        case .sa: "accounts.zoho.sa"
        case .uk: "accounts.zoho.uk"
        case .cn: "accounts.zoho.com.cn"
        }
    }

    private var apiDomain: String {
        switch self {
        case .us: "zohoapis.com"
        case .eu: "zohoapis.eu"
        case .in: "zohoapis.in"
        case .au: "zohoapis.com.au"
        case .jp: "zohoapis.jp"
        case .ca: "zohoapis.ca"
        case .sa: "zohoapis.sa"
        case .uk: "zohoapis.uk"
        case .cn: "zohoapis.com.cn"
        }
    }

    /// The data centre whose accounts host this is, or `nil`.
    init?(accounts origin: Origin) {
        guard let found = ZohoDataCentre.allCases.first(where: { $0.accounts == origin }) else { return nil }
        self = found
    }
}
