import ConnectorKit

/// Which addresses are Pipedrive's (SEC-4, T-09). Pure.
///
/// - Source: "Pipedrive API: OAuth" and "Core concepts: requests",
///   <https://pipedrive.readme.io/docs/core-api-concepts-requests>, read 2026-11.
enum PipedriveAddress {
    /// Where calls go for every company; a company's own host routes to its data centre at once.
    static let api = Origin(https: "api.pipedrive.com")
    /// Where people consent, and where tokens are issued.
    static let consent = Origin(https: "oauth.pipedrive.com")
    /// What a company's own host ends in.
    static let companySuffix = ".pipedrive.com"

    /// The hosts of the descriptor.
    static let hosts: [HostRule] = [.exact(api.host), .exact(consent.host), .oneLabelUnder(companySuffix)]

    /// Labels that are Pipedrive's own: none of them is a company's.
    private static let reserved: Set<String> = ["oauth", "app", "www", "developers"]

    /// The origin of an `api_domain`, or `nil` where it is no host for calls.
    ///
    /// `https` at the usual port, nothing after the host but one `/`, exactly one label that isn't reserved.
    static func callOrigin(_ text: String) -> Origin? {
        guard let origin = Origin(parsing: text), origin.scheme == .https, origin.port == nil,
            HostRule.oneLabelUnder(companySuffix).matches(origin.host),
            !reserved.contains(String(origin.host.dropLast(companySuffix.count)))
        else { return nil }
        return origin
    }
}
