extension HTTPRequest {
    /// A request of an OAuth endpoint: a form that holds secrets, over a connection of its own (T-14), whose answer shows
    /// only the fields that are named.
    ///
    /// - Parameters:
    ///   - fields: The form's fields, in order.
    ///   - secrets: Every secret among the fields and the headers, to be struck out wherever the request is printed.
    ///   - answerBytesMax: How large an answer is read, in bytes.
    ///   - showableFields: The fields of the answer that recordings and logs may show.
    public static func token(
        _ operation: OperationName, at origin: Origin, path: String, headers: HTTPHeaders = [:],
        fields: [(String, String)], secrets: [Secret], isIdempotent: Bool, answerBytesMax: Int,
        showableFields: Set<String>
    ) -> HTTPRequest {
        var headers = headers
        headers["Accept"] = "application/json"
        return HTTPRequest(
            operation: operation, method: .post, origin: origin, path: path, headers: headers,
            body: .form(fields.map { (name: $0.0, value: $0.1) }), isIdempotent: isIdempotent,
            needsFreshConnection: true, responseBytesMax: answerBytesMax, secrets: secrets,
            showableFields: showableFields)
    }
}
