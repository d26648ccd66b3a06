import Foundation

/// One request, as a mock sees it.
public struct MockRequest: Sendable {
    /// The method, in capitals.
    public let method: String
    /// The path as it was sent, percent-encoded, without the query.
    public let path: String
    /// Bytes of the target, path and query, as it was sent.
    public let targetBytes: Int
    /// Bytes of the header lines as they were sent, names, values, separators and line ends together.
    public let headerBytes: Int
    /// The decoded parts of the path; slashes at the end and doubled ones leave no trace.
    public let segments: [String]
    /// The decoded query, in order; a name may occur several times.
    public var query: [QueryItem]
    /// The body's bytes.
    public let body: [UInt8]
    private let headers: [String: String]

    /// Bytes of a header line beside name and value: colon, blank and the line's end.
    private static let headerLineExtra = 4

    /// Makes a request. Header names are compared without regard to case.
    public init(method: String, target: String, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.method = method
        targetBytes = target.utf8.count
        headerBytes = headers.reduce(0) { $0 + $1.0.utf8.count + $1.1.utf8.count + Self.headerLineExtra }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts.first ?? "/")
        segments = path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        query = parts.count > 1 ? QueryItem.parse(String(parts[1])) : []
        self.headers = Dictionary(headers.map { ($0.0.lowercased(), $0.1) }) { $0 + ", " + $1 }
        self.body = body
    }

    /// The value of a header, whatever the case of its name; `nil` when it is absent.
    public func header(_ name: String) -> String? { headers[name.lowercased()] }

    /// The first value of a query parameter; `nil` when it is absent.
    public func query(_ name: String) -> String? { query.first { $0.name == name }?.value }

    /// Every value of a query parameter, each also split at commas: `a=x,y&a=z` gives `x`, `y`, `z`.
    public func queryList(_ name: String) -> [String] {
        query.filter { $0.name == name }.flatMap { $0.value.split(separator: ",").map(String.init) }
    }

    /// The token of an `Authorization: Bearer` header; `nil` when there is none.
    public var bearer: String? {
        guard let parts = header("authorization")?.split(separator: " ", maxSplits: 1), parts.count == 2,
            parts[0].lowercased() == "bearer"
        else { return nil }
        return parts[1].trimmingCharacters(in: .whitespaces)
    }

    /// The media type of the body, lower-case, without parameters; empty when none is said.
    public var mediaType: String {
        let type = header("content-type")?.split(separator: ";").first.map(String.init) ?? ""
        return type.trimmingCharacters(in: .whitespaces).lowercased()
    }

    /// The body's fields, when it is an `application/x-www-form-urlencoded` one.
    public var form: [QueryItem] { QueryItem.parse(String(decoding: body, as: UTF8.self)) }

    /// The body as JSON.
    /// - Throws: ``JSONSyntaxError`` when it is none.
    public func json() throws(JSONSyntaxError) -> JSON { try JSON.parse(body) }
}
