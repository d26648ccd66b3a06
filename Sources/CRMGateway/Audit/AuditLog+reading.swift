internal import SQLStore
public import Workspace

extension AuditLog {
    /// Entries that one page may hold.
    public static let pageMax = 1_000

    /// Entries of the actor's organization in their order; super admins only (ACC-12).
    ///
    /// - Parameters:
    ///   - sequence: the last number of the page before; 0 for the first page.
    ///   - limit: 1 to 1,000.
    /// - Throws: `GatewayError`.
    public func list(after sequence: Int64 = 0, limit: Int = 100, as actor: Actor) async throws -> [AuditRecord] {
        let rows = try await calls.read(.auditRead, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .readAudit, by: authority) { throw refusal }
            let chain = AuditRepository(organization: actor.organization, transaction: transaction)
            return try chain.page(after: sequence, limit: min(max(limit, 1), Self.pageMax))
        }
        return try rows.map(AuditRecord.init)
    }

    /// Checks the chain of the actor's organization from its first entry to its end; super admins only (ACC-12).
    ///
    /// - Parameter anchors: the anchor file; without one nothing proves that the end is there.
    /// - Throws: `GatewayError`; what is wrong with the chain is in the report.
    public func verify(anchors: AuditAnchorFile?, as actor: Actor) async throws -> AuditReport {
        let anchor = try anchors?.read()[actor.organization]
        return try await calls.read(.auditVerify, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .readAudit, by: authority) { throw refusal }
            return try report(on: actor.organization, anchor: anchor, in: transaction)
        }
    }

    /// Checks a chain without an actor, for the host's own start and for restored stores.
    func report(
        on organization: OrganizationID, anchor: AuditAnchorPoint?, in transaction: any SQLTransaction
    ) throws -> AuditReport {
        let chain = AuditRepository(organization: organization, transaction: transaction)
        var verifier = AuditVerifier(organization: organization, keys: keys, anchor: anchor)
        var last: Int64 = 0
        while true {
            let page = try chain.page(after: last, limit: Self.pageMax)
            for row in page { verifier.check(row) }
            guard let end = page.last?.sequence, page.count == Self.pageMax else { break }
            last = end
        }
        verifier.finish(head: try chain.head())
        for tally in try chain.tallies(before: .max, limit: Self.pageMax) { verifier.check(tally) }
        return verifier.report
    }

    private var calls: GuardedCalls { GuardedCalls(store: store, audit: self) }
}
