/// The categories `alternateDomains` and `partnershipDomains`: mail domains in canonical form.
public struct DomainListSettings: Hashable, Sendable, Codable {
    /// The domains: lower case, labels beyond ASCII as A-labels. Their order says nothing.
    public var domains: [String]

    /// Holds domains.
    public init(domains: [String] = []) {
        self.domains = domains
    }
}
