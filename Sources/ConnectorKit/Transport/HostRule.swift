/// Hosts that belong to a vendor.
public enum HostRule: Hashable, Sendable {
    /// Exactly this host, lower case.
    case exact(String)
    /// Exactly one label under this suffix, which begins with a dot: `.pipedrive.com`.
    case oneLabelUnder(String)
    /// One or more labels under this suffix, which begins with a dot: `.my.salesforce.com`.
    case under(String)
    /// Exactly one label of 2 to 4 letters and 1 to 4 digits under this suffix, which begins with a dot: `na1`.
    case instanceUnder(String)

    /// Whether a host, lower case, falls under the rule.
    public func matches(_ host: String) -> Bool {
        switch self {
        case .exact(let name): host == name
        case .oneLabelUnder(let suffix): HostRule.labels(of: host, under: suffix).map { $0.count == 1 } ?? false
        case .under(let suffix): HostRule.labels(of: host, under: suffix) != nil
        case .instanceUnder(let suffix):
            HostRule.labels(of: host, under: suffix).map { $0.count == 1 && $0.allSatisfy(HostRule.isInstance) }
                ?? false
        }
    }

    private static func labels(of host: String, under suffix: String) -> [Substring]? {
        guard suffix.hasPrefix("."), host.hasSuffix(suffix) else { return nil }
        let labels = host.dropLast(suffix.count).split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy(isLabel) ? labels : nil
    }

    private static func isInstance(_ text: Substring) -> Bool {
        let letters = text.utf8.prefix { (97...122).contains($0) }.count
        let digits = text.utf8.dropFirst(letters)
        return (2...4).contains(letters) && (1...4).contains(digits.count)
            && digits.allSatisfy { (48...57).contains($0) }
    }

    /// A host label of RFC 1123: letters, digits and inner hyphens, at most 63.
    private static func isLabel(_ text: Substring) -> Bool {
        guard (1...63).contains(text.utf8.count), text.first != "-", text.last != "-" else { return false }
        return text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 }
    }
}
