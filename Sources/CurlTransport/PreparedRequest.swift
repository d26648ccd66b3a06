import ConnectorKit

/// A request that was judged and put in the form that libcurl takes, in the caller's task, so that the loop need not.
final class PreparedRequest: Sendable {
    /// What a failure must know of it.
    let summary: RequestSummary
    /// The whole address.
    let url: String
    /// Header lines, as `Name: value`.
    let headerLines: [String]
    /// The bytes to send.
    let body: [UInt8]
    /// What decides the handle's options.
    let shape: CurlShape
    /// Which addresses it may reach.
    let reach: AddressGuard.Reach

    /// - Throws: `.invalid` when the request can't be sent as it stands; `.unreachable` when its host isn't allowed.
    init(_ request: HTTPRequest, under configuration: CurlTransportConfiguration) throws(ConnectorError) {
        guard let origin = request.origin else {
            throw PreparedRequest.invalid(request, "it has no origin; an authorizer must place it before it is sent")
        }
        let target = request.target
        if let flaw = FieldRules.flaw(inTarget: target) { throw PreparedRequest.invalid(request, flaw) }
        summary = RequestSummary(
            operation: request.operation, origin: origin.description, isIdempotent: request.isIdempotent,
            responseBytesMax: request.responseBytesMax)
        reach = try PreparedRequest.reach(of: request, to: origin, under: configuration)
        url = summary.origin + target
        headerLines = try PreparedRequest.headerLines(of: request)
        body = request.body?.bytes ?? []
        shape = CurlShape(request, to: origin, under: configuration)
    }

    private static func reach(
        of request: HTTPRequest, to origin: Origin, under configuration: CurlTransportConfiguration
    ) throws(ConnectorError) -> AddressGuard.Reach {
        guard origin.scheme == .https else {
            guard configuration.allowedPlainOrigins.contains(origin) else {
                throw PreparedRequest.invalid(
                    request, "\(origin) is not https; only loopback origins that the operator allowed may be plain http"
                )
            }
            return .loopback
        }
        if configuration.allowedPrivateHosts.contains(origin.host) { return .anywhere }
        let literal = IPAddress(text: origin.host)
        if let literal, !AddressGuard.permits(literal, to: .global) {
            throw CurlFailure(cause: .stopped(.addressRefused), facts: TransferFacts(progress: .notConnected))
                .error(
                    of: RequestSummary(
                        operation: request.operation, origin: origin.description, isIdempotent: request.isIdempotent,
                        responseBytesMax: request.responseBytesMax))
        }
        return .global
    }

    private static func headerLines(of request: HTTPRequest) throws(ConnectorError) -> [String] {
        var lines: [String] = []
        lines.reserveCapacity(request.headers.fields.count + 2)
        for field in request.headers.fields { lines.append(try line(field, of: request)) }
        guard let body = request.body else {
            // libcurl would call an empty body a form.
            if request.method.carriesBody { lines.append("Content-Type:") }
            return lines
        }
        if request.headers["Content-Type"] == nil {
            lines.append(try line(HTTPHeaders.Field(name: "Content-Type", value: body.contentType), of: request))
        }
        // Without this, a body of more than 1 MB would wait a second for "100 Continue".
        lines.append("Expect:")
        return lines
    }

    private static func line(
        _ field: HTTPHeaders.Field, of request: HTTPRequest
    ) throws(ConnectorError) -> String {
        if let flaw = FieldRules.flaw(in: field) { throw invalid(request, flaw) }
        // libcurl's way of saying "send it empty" is a semicolon; a colon would remove the header.
        return field.value.isEmpty ? field.name + ";" : "\(field.name): \(field.value)"
    }

    private static func invalid(_ request: HTTPRequest, _ flaw: String) -> ConnectorError {
        ConnectorError(.invalid, operation: request.operation, message: "The request was not sent: \(flaw).")
    }
}
