import Foundation

extension HTTPRequest {
    /// A vendor's words without the secrets that this request carried, should the vendor have echoed one (T-11).
    ///
    /// - Parameter headers: the header fields that carry a secret, the last word of each.
    public func striking(_ text: String, headers names: [String] = ["Authorization"]) -> String {
        let carried = names.compactMap { headers[$0]?.split(separator: " ").last.map { Secret(String($0)) } }
        return (secrets + carried).filter { !$0.isEmpty }.reduce(text) { text, secret in
            text.replacingOccurrences(of: secret.reveal(), with: Secret.marker)
                .replacingOccurrences(of: PercentEncoding.encode(secret.reveal()), with: Secret.marker)
        }
    }
}
