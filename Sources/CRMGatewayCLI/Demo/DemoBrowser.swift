import ConnectorKit
import CurlTransport
import Foundation

/// The demo's browser: opens the page that `connect` names, at the mock alone, and follows its redirect back.
///
/// What the command says on standard error is passed on as it comes.
final class DemoBrowser: Sendable {
    /// The command's standard error.
    let said = Pipe()
    private let crm: Origin?
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameter crm: the mock's address.
    init(crm: String) {
        self.crm = Origin(parsing: crm)
    }

    /// Passes on what a command says until it ends, and follows the page that it names.
    func watch(_ process: pid_t) {
        Thread.detachNewThread { [self] in
            var text = ""
            var walk: Task<Void, Never>?
            while case let part = said.fileHandleForReading.availableData, !part.isEmpty {
                FileHandle.standardError.write(part)
                text += String(decoding: part, as: UTF8.self)
                if walk == nil, let page = page(in: text) { walk = Task { await follow(page, for: process) } }
            }
            ended.signal()
        }
    }

    /// Waits until everything that the command said is passed on.
    func close() {
        ended.wait()
    }

    /// The page, once its line is complete.
    private func page(in text: String) -> String? {
        guard let crm, let end = text.lastIndex(of: "\n") else { return nil }
        return text[..<end].split(separator: "\n").first { $0.hasPrefix("\(crm)/") }.map(String.init)
    }

    /// A page that sends nobody back would have the command wait for minutes: it is ended instead.
    private func follow(_ page: String, for process: pid_t) async {
        do throws(ConnectorError) {
            guard let back = try await open(page).headers["Location"], back.hasPrefix("http://localhost:") else {
                kill(process, SIGTERM)
                return
            }
            _ = try await open(back)
        } catch {
            kill(process, SIGTERM)
        }
    }

    private func open(_ address: String) async throws(ConnectorError) -> HTTPResponse {
        let parts = URLComponents(string: address)
        let place = parts.flatMap { parts in
            Origin(parsing: "\(parts.scheme ?? "")://\(parts.host ?? "")\(parts.port.map { ":\($0)" } ?? "")")
        }
        guard let parts, let place, let transport = try? CurlTransport(Self.configuration(for: place)) else {
            throw ConnectorError(.unreachable, operation: Self.operation, message: "The page has no address.")
        }
        defer { transport.shutdown() }
        return try await transport.send(
            HTTPRequest(
                operation: Self.operation, method: .get, origin: place, path: parts.percentEncodedPath,
                query: (parts.queryItems ?? []).map { QueryItem($0.name, $0.value ?? "") }))
    }

    private static let operation: OperationName = "demo.page.open"

    private static func configuration(for place: Origin) -> CurlTransportConfiguration {
        var configuration = CurlTransportConfiguration()
        configuration.allowedPlainOrigins = [place]
        return configuration
    }
}
