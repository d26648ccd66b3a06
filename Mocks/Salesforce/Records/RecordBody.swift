import MockKit

/// Reads the bodies of writes.
enum RecordBody {
    /// - Throws: 415 for another media type than JSON, `JSON_PARSER_ERROR` for a body that is no JSON object.
    static func object(_ call: MockCall) throws -> JSONObject {
        guard call.request.mediaType == "application/json" else {
            throw SalesforceFailure(
                415, "UNSUPPORTED_MEDIA_TYPE",
                "The format of the request is not supported: use Content-Type application/json")
        }
        do {
            guard let object = try call.request.json().object else {
                throw SalesforceFailure.malformedJSON("The body must be a JSON object")
            }
            return object
        } catch let error as JSONSyntaxError {
            throw SalesforceFailure.malformedJSON(error.reason)
        }
    }
}
