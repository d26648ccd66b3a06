import Foundation
import FoundationNetworking
public import MockKit

/// Sends what it is told over a real socket, and judges nothing: no cookies, no cache, no redirects followed.
public enum PlainClient {
    private static let session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        return URLSession(configuration: configuration, delegate: RedirectRefusal(), delegateQueue: nil)
    }()

    /// Sends one request.
    /// - Parameters:
    ///   - body: a JSON body, or `nil`.
    ///   - form: the text of a form, or `nil`.
    ///   - headers: they win over the `Content-Type` that a body brings.
    public static func send(
        _ method: String, _ address: String, body: JSON? = nil, form: String? = nil, headers: [String: String] = [:]
    ) async throws -> PlainAnswer {
        guard let url = URL(string: address) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        if let body {
            request.httpBody = Data(body.encoded())
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let form {
            request.httpBody = Data(form.utf8)
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await session.data(for: request)
        guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var fields: [String: String] = [:]
        for (name, value) in http.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return PlainAnswer(status: http.statusCode, headers: fields, body: Array(data))
    }
}
