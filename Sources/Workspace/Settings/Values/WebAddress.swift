import Foundation

/// Checks of web addresses that people give.
enum WebAddress {
    /// What is wrong with an address, in a sentence; `nil` where it is one.
    static func fault(in text: String) -> String? {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else {
            return "The address holds a space or a character beyond ASCII."
        }
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased() else {
            return "This isn't a web address."
        }
        guard scheme == "https" || scheme == "http" else {
            return "The address begins with neither https:// nor http://."
        }
        guard parts.user == nil, parts.password == nil else { return "The address holds a user's name or a password." }
        guard let host = parts.host, !host.isEmpty else { return "The address names no host." }
        return (try? DomainName(host)) == nil ? "The address's host isn't a domain." : nil
    }
}
