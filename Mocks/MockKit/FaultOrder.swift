/// A fault with what it meets and how often, as `POST /_mock/faults` takes it.
struct FaultOrder {
    let fault: Fault
    let match: FaultMatch
    let times: Int?

    static let words =
        "latency, status, reset_before_answer, reset_midway, truncated, html, wrong_type, slow_drip, huge, "
        + "deeply_nested, repeated_cursor, lost_answer"

    init(_ json: JSON) throws {
        fault = try Self.fault(in: json)
        match = FaultMatch(
            operation: json["operation"]?.string, pathPrefix: json["path"]?.string, method: json["method"]?.string,
            nth: json["nth"]?.integer ?? 1)
        times = json["times"] == .null ? nil : json["times"]?.integer ?? 1
    }

    private static func fault(in json: JSON) throws -> Fault {
        let milliseconds = json["milliseconds"]?.integer
        let bytes = json["bytes"]?.integer
        switch json["fault"]?.string {
        case "latency": return .latency(.milliseconds(milliseconds ?? 1000))
        case "status":
            guard let status = json["status"]?.integer, (200...599).contains(status) else {
                throw MockChangeError("\"status\" must be a number from 200 to 599")
            }
            return .status(status, retryAfter: json["retry_after"]?.integer, body: try body(in: json))
        case "reset_before_answer": return .resetBeforeAnswer
        case "reset_midway": return .resetMidway(afterBytes: bytes ?? 16)
        case "truncated": return .truncated(keepingBytes: bytes ?? 16)
        case "html": return .html(status: json["status"]?.integer ?? 200)
        case "wrong_type": return .wrongType
        case "slow_drip": return .slowDrip(bytes: bytes ?? 8, every: .milliseconds(milliseconds ?? 100))
        case "huge": return .huge(bytes: bytes ?? 64 * 1024 * 1024)
        case "deeply_nested": return .deeplyNested(levels: json["levels"]?.integer ?? 100_000)
        case "repeated_cursor": return .repeatedCursor(length: max(1, json["length"]?.integer ?? 1))
        case "lost_answer": return .lostAnswer
        case let other:
            throw MockChangeError("\"fault\" is \(other.map { "\"\($0)\"" } ?? "missing"): it must be one of \(words)")
        }
    }

    private static func body(in json: JSON) throws -> FaultBody {
        switch json["body"] {
        case nil, .string("vendor"): return .vendor
        case .string("html"): return .html
        case .string("empty"): return .empty
        case .some(let value) where value.object != nil: return .json(value)
        default: throw MockChangeError("\"body\" must be \"vendor\", \"html\", \"empty\" or a JSON object")
        }
    }
}
