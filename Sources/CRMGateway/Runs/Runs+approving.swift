import Foundation
import SQLStore
public import Workspace

extension Runs {
    /// Lets a parked change take effect, all of it at once (TEAM-10): for another person with the same right as who asked,
    /// once, within 24 hours, and as long as nobody whom it concerns has changed.
    ///
    /// - Parameters:
    ///   - id: the run that holds the change.
    ///   - text: the organization's name, where nobody but who asked could approve it: then they may.
    /// - Throws: `GatewayError` `approval_by_self`, `approval_untyped`, `approval_expired`, `plan_stale`,
    ///   `run_not_parked`, `run_not_found`, `restored_mode`, and what the rules say against the change today.
    public func approve(_ id: RunID, confirming text: String? = nil, as actor: Actor) async throws -> ApprovedChange {
        let subjects: AuditSubjects = ["run": [id.rawValue]]
        let approved: ApprovedChange? = try await calls.write(.bulkApprove, as: actor, subjects: subjects) {
            authority, transaction in
            if let refusal = AccessRules.refusal(of: .changeRoles, by: authority) { throw refusal }
            try services.restoring.requireNormal(actor.organization)
            let row = try row(id, actor.organization, in: transaction)
            guard row.state == RunState.parked.rawValue else { throw GatewayError.runNotParked }
            let request = try JSONText.decode(BulkChangeRequest.self, from: row.request)
            if let refusal = AccessRules.refusal(of: request.act.privilege, by: authority) { throw refusal }
            guard (row.pausedUntil ?? 0) > transaction.now else {
                try RunEnding(services: services, transaction: transaction).expire(row, by: actor)
                return nil
            }
            let isTyped = try requireApprover(row, request, actor, text, in: transaction)
            return try apply(row, request, isTyped: isTyped, as: actor, in: transaction)
        }
        guard let approved else { throw GatewayError.approvalExpired }
        return approved
    }

    /// Ends a run that waits for an approval; who could have asked for it may.
    ///
    /// - Returns: `false` for any other run.
    func endParked(_ row: RunRow, _ authority: Authority, in transaction: any SQLTransaction) throws -> Bool {
        guard row.state == RunState.parked.rawValue else { return false }
        if let refusal = AccessRules.refusal(of: .changeRoles, by: authority) { throw refusal }
        try RunEnding(services: services, transaction: transaction)
            .cancel(row, "Stopped on request; nothing of it was applied.", by: authority.actor)
        return true
    }

    /// Who asked has still the right to it, and who approves may.
    ///
    /// - Returns: whether the approval was by typing the organization's name.
    private func requireApprover(
        _ row: RunRow, _ request: BulkChangeRequest, _ actor: Actor, _ text: String?, in transaction: any SQLTransaction
    ) throws -> Bool {
        guard let approver = actor.user else { throw GatewayError.approverIsNoPerson }
        let asker = try JSONText.decode(Actor.self, from: row.actor)
        let authority = try GuardedCalls.authority(of: asker, in: transaction)
        if let refusal = AccessRules.refusal(of: request.act.privilege, by: authority) { throw refusal }
        let people = PeopleRepository(organization: actor.organization, transaction: transaction)
        let organization = OrganizationRepository(organization: actor.organization, transaction: transaction)
        let others = try people.superAdmins().filter { $0 != asker.user }
        let isTyped = try text != nil && text == organization.find()?.name
        let refusal = BulkRules.refusal(
            ofApprovalBy: approver, asker: asker.user, others: others.count,
            wasAlone: request.needsTypedConfirmation,
            isNew: try isNew(approver, since: row.createdAt, organization: actor.organization, in: transaction),
            isTyped: isTyped)
        if let refusal { throw refusal }
        return approver == asker.user
    }

    /// Whether somebody's role has changed, or they were restored, since a moment. What TEAM-10 counts is kept for longer
    /// than an approval is waited for.
    private func isNew(
        _ user: UserID, since moment: Int64, organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> Bool {
        let acts = BulkActRepository(organization: organization, transaction: transaction)
        if try acts.hasChanged(user, .role, since: moment) { return true }
        let removal = try RemovalRepository(organization: organization, transaction: transaction).last(of: user)
        return removal?.state == .restored && removal?.endedAt ?? 0 >= moment
    }

    private func apply(
        _ row: RunRow, _ request: BulkChangeRequest, isTyped: Bool, as actor: Actor, in transaction: any SQLTransaction
    ) throws -> ApprovedChange {
        guard let approver = actor.user else { throw GatewayError.approverIsNoPerson }
        let work = PeopleWork(People(services: services), actor: actor, in: transaction)
        // What the rules say today comes second: whatever they say, the plan isn't the one that was looked at.
        let plan = try work.plan(request.act)
        guard plan.digest == request.digest else { throw GatewayError.approvalStale }
        let result = try work.apply(plan, as: row.id, isApproved: true)
        let outcome = BulkOutcome(result, approvedBy: approver, isTyped: isTyped)
        try RunEnding(services: services, transaction: transaction)
            .end(row, .succeeded, outcome: try JSONText.encode(outcome), nil)
        try services.audit(for: row.id, actor: actor).approved(outcome, in: transaction)
        return ApprovedChange(run: try Run(try self.row(row.id, actor.organization, in: transaction)), result: result)
    }
}

extension RunEnding {
    /// Ends a run whose time for an approval is over.
    func expire(_ row: RunRow, by actor: Actor) throws {
        try cancel(row, "Nobody approved it within \(People.approvalHoursMax) hours; nothing was applied.", by: actor)
    }
}

extension RunAudit {
    /// A bulk change was approved, and took effect with it.
    fileprivate func approved(_ outcome: BulkOutcome, in transaction: any SQLTransaction) throws {
        try write(
            .bulkApprove, [:], .succeeded,
            ["people": String(outcome.people), "typed": outcome.isTyped ? "yes" : "no"], transaction)
    }
}

extension GatewayError {
    fileprivate static let approverIsNoPerson = GatewayError(
        code: "person_needed", rule: "TEAM-10", message: "Scheduled work may not approve.",
        nextStep: "Let a super admin do it.")
}
