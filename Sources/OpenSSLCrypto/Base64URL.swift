public import Foundation

/// Base64 with the alphabet that is safe in URLs and file names, without padding (RFC 4648 §5, RFC 7515 §2).
public enum Base64URL {
    /// Encodes `bytes`; no `=` at the end.
    public static func encode(_ bytes: some ContiguousBytes) -> String {
        bytes.withUnsafeBytes { Data($0) }.base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Decodes `text`.
    ///
    /// - Returns: `nil` where it holds anything but the alphabet (padding and white space too), or is not the one
    ///   encoding of its bytes: two texts never decode to the same bytes.
    public static func decode(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(where: { "+/=".utf8.contains($0) }), text.utf8.count % 4 != 1 else { return nil }
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let standard = text.replacing("-", with: "+").replacing("_", with: "/") + padding
        guard let bytes = Data(base64Encoded: standard), encode(bytes) == text else { return nil }
        return [UInt8](bytes)
    }
}
