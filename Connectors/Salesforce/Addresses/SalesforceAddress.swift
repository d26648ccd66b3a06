import ConnectorKit

/// Which of the addresses that come from Salesforce, or from a person, are Salesforce's (SEC-4, T-09). Pure.
///
/// - Source: host forms as "My Domain URL Formats" lists them and sfdx-core's `sfdcUrl` accepts them, read 2026-11.
///   Hosts of screens (`lightning.force.com`, `my.site.com`, `vf.force.com`) speak no API and are refused.
enum SalesforceAddress {
    /// What a My Domain ends in.
    static let myDomainSuffix = ".my.salesforce.com"
    /// What a legacy instance ends in.
    static let instanceSuffix = ".salesforce.com"
    /// Labels before a My Domain's suffix: the org's name, and where the org is (`sandbox`, `develop`).
    static let myDomainLabelsMax = 2
    /// The longest path that is taken over from an answer, in bytes; a locator's are about 60.
    static let pathBytesMax = 2_048

    /// The hosts of the descriptor.
    static let hosts: [HostRule] = [
        .exact(SalesforceEndpoints.production.host), .exact(SalesforceEndpoints.sandbox.host),
        .under(myDomainSuffix), .instanceUnder(instanceSuffix),
    ]

    /// The origin of an `instance_url`, or `nil` where it isn't an API host of Salesforce.
    ///
    /// `https` at the usual port alone, nothing after the host but one `/`, a My Domain or a legacy instance.
    static func instance(_ text: String) -> Origin? {
        Origin(parsing: text).flatMap { isUsual($0) && isInstance($0.host) ? $0 : nil }
    }

    /// Whether tokens are issued there: the two sign-in hosts, and each org's own.
    static func issuesTokens(_ origin: Origin) -> Bool {
        isUsual(origin)
            && ([SalesforceEndpoints.production, SalesforceEndpoints.sandbox].contains(origin)
                || isInstance(origin.host))
    }

    /// Whether a host is an org's own, by name.
    static func isMyDomain(_ host: String) -> Bool {
        guard HostRule.under(myDomainSuffix).matches(host) else { return false }
        return host.dropLast(myDomainSuffix.count).split(separator: ".").count <= myDomainLabelsMax
    }

    /// Whether a host is a sandbox's, as far as the name tells; assertions for those have another audience.
    static func isSandbox(_ host: String) -> Bool {
        if host == SalesforceEndpoints.sandbox.host { return true }
        guard isMyDomain(host) else { return host.hasPrefix("cs") && isInstance(host) }
        let labels = host.dropLast(myDomainSuffix.count).split(separator: ".")
        return labels[0].contains("--") || labels.dropFirst().contains { $0 == "sandbox" || $0 == "scratch" }
    }

    /// The path of a `nextRecordsUrl` or a `Location`, or `nil` where it leaves the data interface.
    ///
    /// Server-absolute: it is resolved against the pinned host. No query, no escapes, no empty part, no `.` or `..`.
    static func path(_ text: String) -> String? {
        guard text.utf8.count <= pathBytesMax, text.wholeMatch(of: pathForm) != nil else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        return parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } ? nil : text
    }

    private static func isUsual(_ origin: Origin) -> Bool {
        origin.scheme == .https && origin.port == nil
    }

    private static func isInstance(_ host: String) -> Bool {
        isMyDomain(host) || HostRule.instanceUnder(instanceSuffix).matches(host)
    }

    private static var pathForm: Regex<Substring> {
        /\/services\/data\/v[0-9]{1,3}\.[0-9]\/[A-Za-z0-9._~\/-]+/
    }
}
