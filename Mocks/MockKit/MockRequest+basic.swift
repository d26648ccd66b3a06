import Foundation

extension MockRequest {
    /// Name and password of an `Authorization: Basic` header; `nil` when there is none, or it is none.
    public var basic: (name: String, password: String)? {
        guard let parts = header("authorization")?.split(separator: " ", maxSplits: 1), parts.count == 2,
            parts[0].lowercased() == "basic",
            let bytes = Data(base64Encoded: parts[1].trimmingCharacters(in: .whitespaces))
        else { return nil }
        let pair = String(decoding: bytes, as: UTF8.self).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return nil }
        return (String(pair[0]), String(pair[1]))
    }
}
