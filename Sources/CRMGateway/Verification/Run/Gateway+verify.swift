import Verification
public import Workspace

extension Gateway {
    /// Verifies that what was synced works: keys, properties, pipelines, owners, and that a writeback lands and reads back
    /// equal (VER-1 to VER-7).
    ///
    /// ```swift
    /// let run = try await gateway.verify(VerifyRequest(scope: .team(team), mode: .readOnly), as: actor)
    /// let report = try await run.result().verificationReport
    /// ```
    ///
    /// What people share is checked once for each grant, what is each person's own is read by
    /// ``Verifications/people(of:after:limit:as:)``.
    ///
    /// - Parameter idempotencyKey: the same key within 24 hours names the same run.
    /// - Returns: the run, which goes on by itself; ``RunHandle/result()`` waits for it. It ends as `succeeded` where all that
    ///   was asked for passed, as `failed` where something doesn't work, and else as `succeeded_with_warnings`: something
    ///   couldn't be checked, somebody should look, or a probe may still be there.
    /// - Throws: ``GatewayError`` with the rule that refused; nothing is written then but the audit entry.
    public func verify(
        _ request: VerifyRequest, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> RunHandle {
        try checkCRMs(request.crms)
        try Self.check(request.checks)
        return try await runs.start(request, as: actor, idempotencyKey: idempotencyKey)
    }

    private static func check(_ checks: Set<CheckID>?) throws(GatewayError) {
        guard let checks else { return }
        guard !checks.isEmpty else { throw GatewayError.checksEmpty }
        guard checks.allSatisfy({ !CheckCatalog.named($0).isEmpty }) else { throw GatewayError.checkUnknown }
    }
}
