import ConnectorKit

/// The vendor's id of a request, for support cases.
enum VendorRequestID {
    /// How much of an id is kept: 128 bytes.
    static let bytesMax = 128

    private static let headerNames = [
        "X-Request-Id", "X-HubSpot-Correlation-Id", "X-Correlation-Id", "X-Trace-Id", "Request-Id", "CF-Ray",
    ]

    /// The id, its characters reduced to those that ids are made of: a header is the vendor's text, and is logged.
    static func find(in headers: HTTPHeaders) -> String? {
        for name in headerNames {
            guard let value = headers[name] else { continue }
            let id = value.utf8.prefix(bytesMax).filter(isIDByte)
            if !id.isEmpty { return String(decoding: id, as: UTF8.self) }
        }
        return nil
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 58, 95: true
        default: false
        }
    }
}
