import Workspace

/// Where a plan gets its sight of a CRM; it gives nothing that could write.
protocol ReaderSource: SpendingSource, TargetSessionSource {
    /// Ready to ask.
    func reader(grant: GrantID, organization: OrganizationID, party: String) async throws -> CRMReader
}
