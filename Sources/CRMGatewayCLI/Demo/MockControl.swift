import ConnectorKit
import CurlTransport
import Foundation

/// Changes what a mock's account holds, as an admin of that CRM would: through the mock's control, which no CRM has.
struct MockControl {
    let mock: MockLine

    /// A stage is taken out of use.
    static func archiveStage(_ stage: String, of pipeline: String, object: String) -> [String: String] {
        ["change": "archive_stage", "object": object, "pipeline": pipeline, "stage": stage]
    }

    /// A property can't be written any more.
    static func makeReadOnly(_ property: String, of object: String) -> [String: String] {
        ["change": "make_read_only", "object": object, "property": property]
    }

    /// Makes a change.
    ///
    /// - Throws: `CommandFailure` where the mock doesn't.
    func change(_ change: [String: String]) async throws(CommandFailure) {
        let token = try mock.value(.controlToken)
        do {
            let place = Origin(parsing: mock.baseURL)
            var configuration = CurlTransportConfiguration()
            configuration.allowedPlainOrigins = Set([place].compactMap(\.self))
            let transport = try CurlTransport(configuration)
            defer { transport.shutdown() }
            let answer = try await transport.send(
                HTTPRequest(
                    operation: "demo.mock.change", method: .post, origin: place, path: "/_mock/changes",
                    headers: ["Authorization": "Bearer \(token)"],
                    body: HTTPBody(
                        contentType: "application/json", bytes: Array(try JSONEncoder().encode(change)))))
            guard answer.status < 300 else { throw Self.refused }
        } catch {
            throw Self.refused
        }
    }

    private static let refused = CommandFailure(
        .failures, code: "demo_failed", "The mock can't be changed.", nextStep: "Report it.")
}
