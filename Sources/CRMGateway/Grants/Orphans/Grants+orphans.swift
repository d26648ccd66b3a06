extension Grants {
    /// Ends grants that nobody holds: erased, or revoked at the vendor, as configured (SYNC-13).
    ///
    /// A grant is kept for the undo window after its last key ended, and as long as the undo of a run could still give
    /// somebody a key to it. `GatewayUpkeep` calls this each hour. For the host, across organizations: there is no
    /// actor; each grant's end is in its organization's audit log.
    ///
    /// Nothing is ended while an organization is in restored mode (SEC-8).
    ///
    /// - Returns: what was ended. Where a vendor gave no answer, the next call asks again.
    /// - Throws: `GatewayError` of the store or the vault; what was ended until then stays ended.
    @discardableResult
    public func collectOrphans() async throws -> OrphanCollection {
        guard !parts.restoring.isAnyRestored else { return OrphanCollection() }
        do {
            return try await GrantCollector(grants: self, ending: parts.orphans.ending, window: parts.orphans.window)
                .collect()
        } catch {
            throw GatewayError(grants: error)
        }
    }
}
