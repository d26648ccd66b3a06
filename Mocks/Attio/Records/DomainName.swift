import MockKit

/// Domains: scheme, path and query fall away.
enum DomainName {
    private static let secondLevels = ["co.uk", "org.uk", "com.au", "co.jp", "com.br", "co.nz"]

    static func content(_ text: String, form: ValueForm) throws -> JSONObject {
        let pattern = /(?:[a-z]+:\/\/)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?::\d+)?(?:[\/?#].*)?/
        guard let match = text.lowercased().wholeMatch(of: pattern) else {
            throw form.failure([.other(["domain"], "Invalid domain \"\(text)\"")])
        }
        return ["domain": .string(String(match.1)), "root_domain": .string(root(of: String(match.1)))]
    }

    /// The part of a domain that somebody registered.
    static func root(of domain: String) -> String {
        let labels = domain.split(separator: ".")
        let end = labels.suffix(2).joined(separator: ".")
        return labels.suffix(secondLevels.contains(end) ? 3 : 2).joined(separator: ".")
    }
}
