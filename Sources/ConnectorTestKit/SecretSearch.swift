public import ConnectorKit
import Foundation

/// Looks for planted secrets in whatever was printed, stored or sent on (T-11, I-18).
///
/// It has its own list of encodings, written apart from the product's redaction, so that it doesn't share its blind spots.
public struct SecretSearch: Sendable {
    /// Parts of a secret longer than this, in characters, count as the secret.
    public static let pieceMin = 16

    private let needles: [String]

    /// Looks for secrets.
    public init(_ secrets: [Secret]) {
        needles = Set(secrets.map { $0.reveal() }.filter { !$0.isEmpty }.flatMap(SecretSearch.forms)).sorted()
    }

    /// The texts that hold a secret in any form, cut to their beginning.
    public func hits(in texts: some Sequence<String>) -> [String] {
        texts.filter { text in needles.contains { text.contains($0) } }.map { String($0.prefix(120)) }
    }

    private static func forms(of secret: String) -> [String] {
        var forms = pieces(of: secret)
        forms.append(PercentEncoding.encode(secret))
        forms.append(String(secret.reversed()))
        forms.append(secret.replacing("/", with: "\\/"))
        forms.append(secret.utf8.map { String(format: "%02x", $0) }.joined())
        for lead in ["", "x", "xx"] {
            let text = Data((lead + secret).utf8).base64EncodedString()
            let core = String(text.dropFirst(4).prefix(max(text.count - 12, 8)))
            forms.append(core)
            forms.append(core.replacing("+", with: "-").replacing("/", with: "_"))
        }
        return forms
    }

    /// The beginning, the middle and the end: a secret that was cut is still one.
    private static func pieces(of secret: String) -> [String] {
        guard secret.count > pieceMin * 2 else { return [secret] }
        let middle = secret.dropFirst((secret.count - pieceMin) / 2)
        return [secret.prefix(pieceMin), middle.prefix(pieceMin), secret.suffix(pieceMin)].map(String.init)
    }
}
