import SQLStore
import Workspace

extension RunExecutor {
    /// Carries a push of settings out, or goes on with it.
    func pushSettings(_ row: RunRow, _ journal: RunJournal) async throws {
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        let pinned = try JSONText.decode(PinnedSettings.self, from: row.request)
        let audit = services.audit(for: row.id, actor: actor)
        let result = try await services.push(pinned, actor: actor, journal: journal, audit: audit).run()
        if let pause = result.pause {
            try await self.pause(row, pause, try JSONText.encode(result.outcome), journal)
        } else {
            try await end(row, result.outcome, journal, audit)
        }
    }

    /// Ends a push that a rule or a mistake stopped; what was written stays written.
    func endFailedPush(_ row: RunRow, _ error: GatewayError, _ journal: RunJournal) async throws {
        var outcome = try await SettingsOutcome(soFar: row, journal)
        outcome.failure = RunFailure(error)
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        try await end(row, outcome, journal, services.audit(for: row.id, actor: actor))
    }

    private func end(
        _ row: RunRow, _ outcome: SettingsOutcome, _ journal: RunJournal, _ audit: RunAudit
    ) async throws {
        let text = try JSONText.encode(outcome)
        let request = try JSONText.decode(PinnedSettings.self, from: row.request).request
        let verification = try await journal.lease.guardedWrite { transaction in
            let started = try verifyAfter(
                row, request.scope, request.crms, unless: outcome.failure, journal, in: transaction)
            try audit.ended(outcome, in: transaction)
            try write(row, outcome.state, text, journal, outcome.failure?.message, in: transaction)
            return started
        }
        begin(verification, after: row)
    }
}
