import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

extension RunExecutor {
    /// Carries a verification out, or goes on with it.
    func verify(_ row: RunRow, _ journal: RunJournal) async throws {
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        let request = try JSONText.decode(VerifyRequest.self, from: row.request)
        let audit = services.audit(for: row.id, actor: actor)
        let result = try await services.verification(
            request, startedAt: row.startedAt.map(Date.init(milliseconds:)) ?? services.clock.now, actor: actor,
            journal: journal, audit: audit
        ).run()
        if let pause = result.pause {
            try await self.pause(row, pause, try JSONText.encode(result.outcome), journal)
        } else {
            try await end(row, result.outcome, journal, audit)
        }
    }

    /// Ends a verification that a rule or a mistake stopped; what was found stays told.
    func endFailedVerification(_ row: RunRow, _ error: GatewayError, _ journal: RunJournal) async throws {
        var outcome = try await verificationSoFar(row)
        outcome.failure = RunFailure(error)
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        try await end(row, outcome, journal, services.audit(for: row.id, actor: actor))
    }

    /// What a verification that is stopped has kept of itself, and what it leaves in CRMs (VER-4).
    func verificationSoFar(_ row: RunRow) async throws -> VerificationOutcome {
        let now = services.clock.now
        return try await services.store.read { try VerificationOutcome(soFar: row, at: now, in: $0) }
    }

    private func end(
        _ row: RunRow, _ found: VerificationOutcome, _ journal: RunJournal, _ audit: RunAudit
    ) async throws {
        var outcome = found
        outcome.report.endedAt = services.clock.now
        let (ended, state) = (outcome, RunState(outcome))
        let text = try JSONText.encode(ended)
        try await journal.lease.guardedWrite { transaction in
            try audit.ended(ended, state, in: transaction)
            try write(row, state, text, journal, ended.failure?.message, in: transaction)
        }
    }
}

extension VerificationOutcome {
    /// What a verification has kept of itself until now, with its probes that may still be there, whatever it had time to
    /// tell of them.
    init(soFar row: RunRow, at now: Date, in transaction: any SQLTransaction) throws {
        try self.init(kept: row, at: now)
        let probes = ProbeRepository(organization: row.organization, transaction: transaction)
        let told = Dictionary(report.cleanup.map { ($0.mark, $0) }, uniquingKeysWith: { $1 })
        let own = try probes.open(of: row.id)
        let earlier = try told.keys.sorted { $0.id < $1.id }.compactMap { try probes.find($0) }
            .filter { $0.run != row.id && $0.state != .closed }
        report.cleanup = (own + earlier).map { told[$0.mark] ?? PendingCleanup($0) }
    }

    private init(kept row: RunRow, at now: Date) throws {
        if let outcome = row.outcome {
            self = try JSONText.decode(VerificationOutcome.self, from: outcome)
        } else {
            let request = try JSONText.decode(VerifyRequest.self, from: row.request)
            let startedAt = row.startedAt.map(Date.init(milliseconds:)) ?? now
            self.init(
                report: VerificationReport(
                    run: row.id, mode: request.mode, checks: request.checks, startedAt: startedAt))
        }
    }
}
