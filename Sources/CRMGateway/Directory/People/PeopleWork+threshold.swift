import Foundation
import SQLStore
import Workspace

extension PeopleWork {
    /// Whether the act has to wait for a second person (TEAM-10): counted over 24 hours, so that ten small acts count as
    /// one of ten (T-25).
    func mustWait(_ plan: PlannedChange) throws -> Bool {
        let threshold = try acts.threshold().threshold
        switch plan.act {
        case .threshold(let next): return BulkRules.mustWait(changing: threshold, to: next)
        case .thresholdOff: return BulkRules.mustWait(changing: threshold, to: nil)
        case .removal, .roles, .seats:
            guard threshold != nil, let kind = plan.act.kind else { return false }
            let begin = transaction.now - BulkThreshold.windowMilliseconds
            return BulkRules.mustWait(
                Set(plan.changing), counted: try acts.counted(kind, after: begin), of: try acts.size(after: begin),
                under: threshold)
        }
    }

    /// Records the act as a run that waits; nothing of it is applied (I-10). Asked for twice, it waits once.
    func park(_ plan: PlannedChange, as id: RunID) throws -> ParkedChange {
        try services.restoring.requireNormal(organization)
        if let before = try parkedBefore(plan) { return before }
        let others = try people.superAdmins().filter { $0 != actor.user }
        let request = BulkChangeRequest(
            act: plan.act, digest: plan.digest, needsTypedConfirmation: others.isEmpty)
        let row = RunRow(
            id: id, organization: organization, kind: RunKind.bulkChange.rawValue,
            actor: try JSONText.encode(actor), request: try JSONText.encode(request),
            state: RunState.parked.rawValue, createdAt: transaction.now)
        let until = transaction.now + People.approvalMilliseconds
        try RunRepository(organization: organization, transaction: transaction).insert(row, waitingUntil: until)
        try services.log.append(
            AuditEntry(
                actor: actor, operation: .bulkApprove, subjects: ["run": [id.rawValue]], outcome: .intended,
                detail: ["act": plan.act.operation.rawValue, "people": String(plan.changing.count)]),
            in: transaction)
        return ParkedChange(
            run: id, act: plan.act, digest: plan.digest, expiresAt: Date(milliseconds: until),
            needsTypedConfirmation: others.isEmpty)
    }

    /// Sets the threshold, or turns it off.
    func setThreshold(_ threshold: BulkThreshold?) throws -> BulkThreshold? {
        try acts.setThreshold(threshold)
        let detail = threshold.map { ["people": String($0.people), "percent": String($0.percent)] }
        try services.log.append(
            AuditEntry(actor: actor, operation: .bulkThreshold, subjects: [:], detail: detail ?? ["people": "off"]),
            in: transaction)
        return threshold
    }

    private func parkedBefore(_ plan: PlannedChange) throws -> ParkedChange? {
        let parked = try RunRepository(organization: organization, transaction: transaction).inStates(
            [RunState.parked.rawValue], after: nil, limit: People.parkedMax)
        for row in parked where row.actor == (try JSONText.encode(actor)) && row.pausedUntil ?? 0 > transaction.now {
            let change = try Run(row).bulkChange
            if change?.digest == plan.digest, change?.act == plan.act { return change }
        }
        return nil
    }
}
