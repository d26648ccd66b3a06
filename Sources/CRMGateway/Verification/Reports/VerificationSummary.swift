public import Foundation
public import Verification
public import Workspace

/// One verification in a list: who asked for it, about whom, and how it ended.
public struct VerificationSummary: Hashable, Sendable, Codable {
    /// The run; its report is read by ``Verifications/report(_:as:)``.
    public let run: RunID
    /// Who asked.
    public let actor: Actor
    /// What was asked.
    public let request: VerifyRequest
    /// Where the run stands, or how it ended.
    public let state: RunState
    /// When it was asked for.
    public let createdAt: Date
    /// When it ended.
    public let endedAt: Date?
    /// How many people it was about.
    public let people: Int
    /// How many results had which verdict.
    public let tally: VerdictTally
    /// How many probes may still be there.
    public let pendingCleanups: Int

    /// Describes a verification.
    public init(
        run: RunID, actor: Actor, request: VerifyRequest, state: RunState, createdAt: Date, endedAt: Date?,
        people: Int, tally: VerdictTally, pendingCleanups: Int
    ) {
        self.run = run
        self.actor = actor
        self.request = request
        self.state = state
        self.createdAt = createdAt
        self.endedAt = endedAt
        self.people = people
        self.tally = tally
        self.pendingCleanups = pendingCleanups
    }
}
