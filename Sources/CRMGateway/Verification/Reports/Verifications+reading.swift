import SQLStore
public import Verification
public import Workspace

extension Verifications {
    /// Verifications, newest first.
    ///
    /// - Parameters:
    ///   - cursor: `next` of the page before; `nil` for the first page.
    ///   - limit: how many, at most ``pageMax``.
    /// - Throws: `run_not_found` where the cursor is no verification that the actor may read.
    public func reports(
        after cursor: RunID? = nil, limit: Int = 50, as actor: Actor
    ) async throws -> Page<VerificationSummary, RunID> {
        let size = min(max(limit, 1), Self.pageMax)
        return try await runs.calls.read(.verificationRead, as: actor) { authority, transaction in
            let view = VerificationView(authority: authority, transaction: transaction)
            return Page(cutting: try view.summaries(after: cursor, limit: size + 1), to: size, cursor: \.run)
        }
    }

    /// What a verification found; while it isn't over, what it has found so far.
    ///
    /// - Throws: `run_not_found` where there is no such verification, or none that the actor may read;
    ///   `report_missing` where it broke off before there was one.
    public func report(_ run: RunID, as actor: Actor) async throws -> VerificationReport {
        try await runs.calls.read(.verificationRead, as: actor, subjects: ["run": [run.rawValue]]) {
            authority, transaction in
            try VerificationView(authority: authority, transaction: transaction).report(run)
        }
    }

    /// What is people's own, behind a cursor, in the order of their ids.
    ///
    /// - Parameter limit: how many people, at most ``pageMax``.
    public func people(
        of run: RunID, after user: UserID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Page<PersonReport, UserID> {
        let size = min(max(limit, 1), Self.pageMax)
        return try await runs.calls.read(.verificationRead, as: actor, subjects: ["run": [run.rawValue]]) {
            authority, transaction in
            let view = VerificationView(authority: authority, transaction: transaction)
            return Page(cutting: try view.people(of: run, after: user, limit: size + 1), to: size, cursor: \.user)
        }
    }

    /// What is the own of these people, in the order in which they are named; those of whom nothing was found are left out.
    ///
    /// - Throws: as ``report(_:as:)``.
    public func people(_ users: [UserID], of run: RunID, as actor: Actor) async throws -> [PersonReport] {
        try await runs.calls.read(.verificationRead, as: actor, subjects: ["run": [run.rawValue]]) {
            authority, transaction in
            let found = try VerificationView(authority: authority, transaction: transaction).results(of: users, in: run)
            return users.compactMap { user in found[user].map { PersonReport(user: user, results: $0) } }
        }
    }
}
