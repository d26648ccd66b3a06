extension EmailAddress {
    /// The canonical key with the labels of its domain as people write them: `x@bücher.de` for `x@xn--bcher-kva.de`.
    ///
    /// - Returns: `nil` where the domain holds no such label.
    package static func unicodeForm(ofKey key: String) -> String? {
        guard let sign = key.lastIndex(of: "@") else { return nil }
        let domain = DomainName.unicodeForm(ofASCII: String(key[key.index(after: sign)...]))
        return domain.map { key[...sign] + $0 }
    }
}
