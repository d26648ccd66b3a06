import Foundation

extension HTTPResponse {
    /// Reads the JSON of a 2xx answer.
    ///
    /// - Parameters:
    ///   - vendor: Whose answer it is, as people know it.
    ///   - requestID: The vendor's id of the request, where the answer tells it.
    /// - Throws: `.malformed` for HTML, broken or too deeply nested JSON (Foundation stops at 512 levels), and for
    ///   members that are missing or of another type.
    public func decoded<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, of vendor: String, requestID: String? = nil, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch {
            throw ConnectorError(
                .malformed, operation: request.operation, message: "\(vendor)'s answer is not the JSON expected here.",
                vendor: VendorFailure(status: status, requestID: requestID))
        }
    }
}
