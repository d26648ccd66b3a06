public import ConnectorKit
public import Foundation

extension HTTPRequest {
    /// The body as JSON, compared as dictionaries and arrays.
    public var json: NSDictionary? {
        body.flatMap { try? JSONSerialization.jsonObject(with: Data($0.bytes)) as? NSDictionary }
    }

    /// The body as a form, decoded.
    public var form: [String: String] {
        var components = URLComponents()
        components.percentEncodedQuery = body.map { String(decoding: $0.bytes, as: UTF8.self) }
        let pairs = (components.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        return Dictionary(pairs) { first, _ in first }
    }
}
