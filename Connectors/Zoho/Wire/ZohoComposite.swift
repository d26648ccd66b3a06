import ConnectorKit
import Foundation

/// Several requests in one call, run one after the other.
///
/// - Source: "Composite API", zoho/crm-oas `v8.0/composite_requests`, read 2026-11.
/// - Shape: `{"__composite_requests": [{"sub_request_id", "method", "uri", "params"?, "headers"?, "body"?}]}` → for each, in their
///   order, `{"code", "status", "message", "details": {"response": {"status_code", "headers", "body"}}}`. Unless told
///   otherwise, Zoho runs them side by side. `@{id:path}` in a value refers to another's answer, and has no escape.
/// - Limits: five requests; in each, one record to write, 25 to list. One credit, and five of the calls at once.
/// - Failures: the success of a request means only that it was run: its status and body are judged like any answer's.
struct ZohoComposite: Sendable {
    /// One request.
    struct Row: Sendable {
        let operation: OperationName
        let method: HTTPMethod
        let path: String
        var query: [QueryItem] = []
        var headers: [HTTPHeaders.Field] = []
        var body: JSONValue?

        /// The request as if it were sent alone, for one that reads.
        var request: HTTPRequest {
            HTTPRequest(operation: operation, method: method, path: path, query: query)
        }
    }

    /// What a request in it was answered with.
    struct Answer: Sendable {
        /// The request as if it had been sent alone.
        let request: HTTPRequest
        let status: Int
        let body: JSONValue
    }

    /// Where it is sent to.
    static let path = "\(ZohoEndpoints.base)/__composite_requests"
    /// What refers to another request's answer.
    static let referenceMark = "@{"

    let operation: OperationName
    /// At most ``ZohoEndpoints/compositeRowsMax``.
    let rows: [Row]

    /// The call. It may be repeated where all of its requests may.
    var request: HTTPRequest {
        let rows = rows.enumerated().map { Self.json(of: $1, named: "r\($0)") }
        return HTTPRequest(
            operation: operation, method: .post, path: Self.path,
            body: .json(
                JSONValue.object([
                    "rollback_on_fail": .boolean(false), "parallel_execution": .boolean(false),
                    "__composite_requests": .array(rows),
                ]).encoded),
            isIdempotent: self.rows.allSatisfy { $0.method != .post },
            cost: CallCost(1, in: [ZohoUsage.callsAtOnce: ZohoEndpoints.compositeWeight]))
    }

    private static func json(of row: Row, named name: String) -> JSONValue {
        var members = [
            JSONValue.Member(name: "sub_request_id", value: .string(name)),
            .init(name: "method", value: .string(row.method.rawValue)), .init(name: "uri", value: .string(row.path)),
        ]
        if !row.query.isEmpty {
            let params = row.query.map { JSONValue.Member(name: $0.name, value: .string($0.value)) }
            members.append(.init(name: "params", value: .object(params)))
        }
        if !row.headers.isEmpty {
            let fields = row.headers.map { JSONValue.Member(name: $0.name, value: .string($0.value)) }
            members.append(.init(name: "headers", value: .object(fields)))
        }
        if let body = row.body { members.append(.init(name: "body", value: body)) }
        return .object(members)
    }

    private struct Envelope: Decodable {
        let rows: [JSONValue]

        private enum Member: String, CodingKey {
            case rows = "__composite_requests"
        }

        init(from decoder: any Decoder) throws {
            rows = try decoder.container(keyedBy: Member.self).decode([JSONValue].self, forKey: .rows)
        }
    }

    /// What each request was answered with, or why it wasn't run.
    ///
    /// - Throws: `.malformed` where there isn't an answer for each.
    func answers(
        in response: HTTPResponse
    ) throws(ConnectorError) -> [Result<Answer, ConnectorError>] {
        let request = request
        let envelope: Envelope? = try ZohoWire.decode(from: response, to: request)
        guard let envelope, envelope.rows.count == rows.count else {
            throw ConnectorError(
                .malformed, operation: operation, message: "Zoho's composite doesn't answer each of its requests.",
                vendor: VendorFailure(status: response.status))
        }
        return zip(rows, envelope.rows).map { Self.answer($1, to: $0, in: response) }
    }

    private static func answer(
        _ json: JSONValue, to row: Row, in response: HTTPResponse
    ) -> Result<Answer, ConnectorError> {
        let request = row.request
        guard let inner = json["details"]?["response"], case .number(let code)? = inner["status_code"] else {
            let said = ZohoErrorItem(json)
            let failure = said.map { ZohoFailures.failure(of: $0, in: response, to: request) }
            return .failure(failure ?? unanswered(request))
        }
        let status = Int(truncating: code as NSDecimalNumber)
        return .success(Answer(request: request, status: status, body: inner["body"] ?? .null))
    }

    private static func unanswered(_ request: HTTPRequest) -> ConnectorError {
        ConnectorError(
            .malformed, operation: request.operation, message: "Zoho's composite doesn't say what became of a request.")
    }
}
