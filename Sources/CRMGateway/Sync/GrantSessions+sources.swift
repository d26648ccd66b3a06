import Workspace

extension GrantSessions: ReaderSource {
    /// Ready to ask.
    func reader(grant: GrantID, organization: OrganizationID, party: String) async throws -> CRMReader {
        let session = try await session(grant: grant, organization: organization, party: party)
        return CRMReader(descriptor: session.descriptor, reading: session.reading)
    }
}
