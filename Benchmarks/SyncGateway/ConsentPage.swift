import CRMGateway
import ConnectorKit
import Foundation
import Measuring
import Workspace

/// A vendor's consent page as a browser opens it: the mock's agrees at once and redirects.
struct ConsentPage {
    /// Where the vendor would send the browser back; nobody listens, as the redirect itself is read.
    static let loopback = "http://127.0.0.1:8976/callback"

    let gateway: Gateway
    let transport: any HTTPTransport
    let line: MockLine

    /// Connects a person with the mock.
    func connect(_ crm: CRMID, for user: UserID, as admin: Actor) async throws {
        let invitation = try await gateway.grants.beginConnect(crm, for: user, as: admin, loopback: Self.loopback)
        let back = try await redirect(of: invitation.url)
        let callback = Dictionary(
            (back.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
        _ = try await gateway.grants.finishConnect(crm, callback: callback, as: admin)
    }

    private func redirect(of page: String) async throws -> URLComponents {
        guard let page = URLComponents(string: page) else { throw BenchmarkError(text: "no address: the consent page") }
        let request = HTTPRequest(
            operation: "benchmark.page.open", method: .get, origin: try line.origin(), path: page.percentEncodedPath,
            query: (page.queryItems ?? []).map { QueryItem($0.name, $0.value ?? "") })
        let answer = try await transport.send(request)
        guard let location = answer.headers["Location"], let back = URLComponents(string: location) else {
            throw BenchmarkError(text: "the consent page of \(line.crm) answered \(answer.status), no redirect")
        }
        return back
    }
}
