/// What verifications found: reports, kept as long as their runs, and what became of their probes.
///
/// ```swift
/// let run = try await gateway.verify(VerifyRequest(scope: .team(team)), as: actor)
/// let report = try await run.result().verificationReport
/// let earlier = try await gateway.verification.reports(as: actor).elements
/// ```
///
/// Every call names an actor and throws ``GatewayError``. Admins read every report of their organization; people read those
/// about themselves alone, values of records hidden (ACC-12, T-20).
public struct Verifications: Sendable {
    /// Reports, or people, that one page holds at most.
    public static let pageMax = 200

    let services: RunServices
    let runs: Runs
}
