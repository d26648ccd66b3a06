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
        var outcome = try VerificationOutcome(soFar: row, at: services.clock.now)
        outcome.failure = RunFailure(error)
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        try await end(row, outcome, journal, services.audit(for: row.id, actor: actor))
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
    /// What a verification has kept of itself until now.
    init(soFar row: RunRow, at now: Date) throws {
        if let outcome = row.outcome {
            self = try JSONText.decode(VerificationOutcome.self, from: outcome)
        } else {
            let request = try JSONText.decode(VerifyRequest.self, from: row.request)
            let startedAt = row.startedAt.map(Date.init(milliseconds:)) ?? now
            self.init(report: VerificationReport(run: row.id, mode: request.mode, startedAt: startedAt))
        }
    }
}
