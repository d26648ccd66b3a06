import Foundation

/// Reading `application/x-www-form-urlencoded`.
enum SalesforceForm {
    /// The largest form that is read, in bytes.
    static let bytesMax = 64 * 1024

    /// The fields, the first of each name; empty for what is no form.
    static func fields(in body: [UInt8]) -> [String: String] {
        guard body.count <= bytesMax else { return [:] }
        let text = String(decoding: body, as: UTF8.self)
        let pairs = text.split(separator: "&").compactMap { part -> (String, String)? in
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, let name = decoded(halves[0]), let value = decoded(halves[1]) else { return nil }
            return (name, value)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}
