public import ConnectorKit

extension SubjectSession {
    /// Opens a page of the mock as a browser would, and tells where it leads: the `Location` of its redirect.
    ///
    /// - Throws: ``SessionSetupError`` when it redirects nowhere.
    public func browse(_ path: String, query: [QueryItem]) async throws -> String {
        let request = HTTPRequest(
            operation: "contract.consent.open", method: .get, origin: origin, path: path, query: query)
        guard let place = try await base.send(request).headers["Location"] else {
            throw SessionSetupError(description: "the mock's page \(path) redirects nowhere")
        }
        return place
    }
}
