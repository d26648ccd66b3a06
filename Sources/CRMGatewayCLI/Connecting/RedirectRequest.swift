import Foundation

/// A request to the loopback listener, judged. Pure.
struct RedirectRequest {
    /// The most query parameters that are looked at.
    private static let parametersMax = 32

    /// The redirect's parameters; `nil` for anything but the redirect that is waited for.
    let parameters: [String: String]?
    /// What the browser is answered.
    let response: String

    /// - Parameters:
    ///   - head: request line and fields.
    ///   - host: the only `Host` that will do, so that no other page's name leads here.
    init(_ head: String, host: String, path: String, state: String) {
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        let words = (lines.first ?? "").split(separator: " ").map(String.init)
        guard words.count == 3, words[0] == "GET" else {
            self = .refused(405, "Only the redirect of the CRM's page is taken here.")
            return
        }
        guard Self.host(in: lines) == host else {
            self = .refused(421, "This is not the host that the redirect names.")
            return
        }
        let parts = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts[0] == path else {
            self = .refused(404, "There is nothing here.")
            return
        }
        let found = Self.parameters(of: parts.count == 2 ? parts[1] : "")
        guard Self.isEqual(found["state"] ?? "", state) else {
            self = .refused(400, "This answer fits no connect that is under way. Begin again.")
            return
        }
        self.init(parameters: found, response: Self.page(200, "Back to the terminal: you can close this page."))
    }

    private init(parameters: [String: String]?, response: String) {
        self.parameters = parameters
        self.response = response
    }

    private static func refused(_ status: Int, _ message: String) -> RedirectRequest {
        RedirectRequest(parameters: nil, response: page(status, message))
    }

    private static func host(in lines: [String]) -> String? {
        let hosts = lines.dropFirst().compactMap { line -> String? in
            let field = line.split(separator: ":", maxSplits: 1).map(String.init)
            guard field.count == 2, field[0].lowercased() == "host" else { return nil }
            return field[1].trimmingCharacters(in: .whitespaces).lowercased()
        }
        return hosts.count == 1 ? hosts[0] : nil
    }

    private static func parameters(of query: String) -> [String: String] {
        var found: [String: String] = [:]
        for pair in query.split(separator: "&").prefix(parametersMax) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]), let value = decoded(parts.count == 2 ? parts[1] : "") else { continue }
            // The first of a name counts: one that somebody appended changes nothing.
            if found[name] == nil { found[name] = value }
        }
        return found
    }

    private static func decoded(_ text: Substring) -> String? {
        String(text).replacing("+", with: " ").removingPercentEncoding
    }

    /// Takes as long whatever differs.
    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count, !right.isEmpty else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func page(_ status: Int, _ message: String) -> String {
        let body = "<!doctype html><meta charset=\"utf-8\"><title>crm-gateway</title><p>\(message)</p>\n"
        let fields = [
            "HTTP/1.1 \(status) \(status == 200 ? "OK" : "Refused")", "Content-Type: text/html; charset=utf-8",
            "Content-Length: \(body.utf8.count)", "Content-Security-Policy: default-src 'none'",
            "Referrer-Policy: no-referrer", "Cache-Control: no-store", "Connection: close",
        ]
        return fields.joined(separator: "\r\n") + "\r\n\r\n" + body
    }
}
