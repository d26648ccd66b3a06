public import ConnectorKit

extension HTTPResponse {
    /// A 200 with a JSON text.
    public static func json(_ text: String) -> HTTPResponse {
        json(200, text)
    }

    /// A JSON text under a status.
    public static func json(_ status: Int, _ text: String, headers: HTTPHeaders = [:]) -> HTTPResponse {
        var headers = headers
        headers["Content-Type"] = "application/json;charset=utf-8"
        return HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    }

    /// A page, as proxies send it.
    public static func html(_ status: Int) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["Content-Type": "text/html"], body: Array("<html><body>Sorry</body></html>".utf8))
    }
}
