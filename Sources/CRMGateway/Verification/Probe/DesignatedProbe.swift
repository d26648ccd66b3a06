import ConnectorKit
import SQLStore
import Verification

/// Probes writebacks by the records that an admin designated: updated, read back, restored (VER-3, F-C7 to F-C9).
///
/// One record after the other, each under its own lease. Nothing is written before the before-image is committed.
struct DesignatedProbe: Sendable {
    let context: ProbeContext
    let origin: ProbeOrigin
    let changesOwner: Bool

    var probing: CRMSession { context.sessions.probing }

    /// Probes each object that a record is designated for.
    func run(_ situations: [ProbeSituation]) async throws -> WritebackOutcome {
        var outcome = WritebackOutcome()
        let chosen = try await designated()
        for situation in situations {
            guard let row = chosen[situation.object.object] else {
                outcome.results.append(Self.undesignated(situation))
                continue
            }
            let record = RecordReference(object: row.object, id: row.record)
            let part = try await DesignatedLease(context: context).hold(record) {
                try await probe(situation, record)
            }
            outcome.results += part.results
            outcome.cleanup += part.cleanup
        }
        return outcome
    }

    /// The only place that ids of designated records come from (T-23).
    private func designated() async throws -> [CRMObject: DesignatedRecordRow] {
        let journal = context.journal
        let (organization, crm, account) = (journal.organization, journal.crm, journal.account)
        return try await journal.store.read { transaction in
            try DesignatedRecordRepository(organization: organization, transaction: transaction)
                .of(crm, account: account)
        }
    }

    private func probe(_ situation: ProbeSituation, _ record: RecordReference) async throws -> WritebackOutcome {
        if try await isHeld(record) { return WritebackOutcome(results: [Self.stillHeld(situation)]) }
        let before: Record
        let read = DesignatedRead(context: context, session: probing, record: record)
        switch try await read.read(situation.readBefore.union(situation.companions)) {
        case .success(let found?): before = found
        case .success(nil): return WritebackOutcome(results: [Self.missing(situation)])
        case .failure(let error): return WritebackOutcome(results: [Self.unread(situation, error)])
        }
        var known = situation
        known.before = before.values
        let plan = ProbePlanner.plan(known, changesOwner: changesOwner, matches: context.matches)
            .restorable(to: before.values, keeping: situation.traits)
        guard !plan.asked.isEmpty else {
            return WritebackOutcome(results: plan.leftOut.isEmpty ? [WritebackStep.nothing(plan)] : plan.leftOut)
        }
        return try await DesignatedWrite(
            context: context, row: row(plan, before), plan: plan,
            definitions: Dictionary(situation.definitions.map { ($0.name, $0) }) { first, _ in first },
            before: before, companions: situation.companions
        ).run()
    }

    /// A record whose restoring an earlier run still owes is not written again: its before-image would be lost.
    private func isHeld(_ record: RecordReference) async throws -> Bool {
        for open in try await context.journal.open(of: record) {
            guard let image = try await context.journal.image(of: open), image.owed.isEmpty else { return true }
        }
        return false
    }

    private func row(_ plan: ProbePlan, _ before: Record) -> ProbeRow {
        let now = context.clock.milliseconds
        return ProbeRow(
            mark: plan.mark, run: origin.run, crm: context.journal.crm, account: context.journal.account,
            grant: origin.grant, object: plan.object, use: .designated, state: .held, record: before.reference.id,
            link: before.link, creator: origin.creator, createdAt: now, changedAt: now)
    }
}
