import ConnectorKit
import SQLStore
import Verification
import Workspace

/// Gives up a probe that the gateway can't settle any more (VER-4). Nothing is written in a CRM.
struct ProbeRelease: Sendable {
    let mark: ProbeMark
    let actor: Actor
    let calls: GuardedCalls
    let services: RunServices
    /// How long to wait for an account that a run works on.
    var accountWaitMax = ProbeCleanups.accountWaitMax

    /// Gives it up: at once where people were handed it; else only where no live key of the account reaches it, which is
    /// asked under the account's lease, so that no run is at work there. Who was released stays so.
    func run() async throws -> ReleasedProbe {
        let mark = mark, organization = actor.organization
        let use = try await services.store.read { transaction in
            try ProbeRepository(organization: organization, transaction: transaction).find(mark)?.use
        }
        let operation: AuditOperation = use == .temporary ? .probeRelease : .designatedRelease
        let row = try await calls.read(operation, as: actor, subjects: subjects) { authority, transaction in
            try Self.find(mark, organization, authority, in: transaction)
        }
        guard !row.isReleased, row.state != .handedOver else { return try await close(operation) }
        return try await services.leases.withLease(
            .account, key: VerifiedAccount(crm: row.crm, account: row.account).leaseKey, organization: organization,
            waitingUpTo: accountWaitMax
        ) { lease in
            let isInReach = try await ProbeReach(services: services, lease: lease, actor: actor).reaches(row)
            return try await close(operation, isInReach: isInReach, under: lease)
        }
    }

    private var subjects: AuditSubjects { ["probe": [mark.id]] }

    /// The probe, for who may release it, where it is open or was released.
    private static func find(
        _ mark: ProbeMark, _ organization: OrganizationID, _ authority: Authority, in transaction: any SQLTransaction
    ) throws -> ProbeRow {
        if let refusal = AccessRules.refusal(of: .designateRecords, by: authority) { throw refusal }
        let probes = ProbeRepository(organization: organization, transaction: transaction)
        guard let row = try probes.find(mark), row.state != .closed || row.isReleased else {
            throw GatewayError.nothingHeld
        }
        return row
    }

    private func close(
        _ operation: AuditOperation, isInReach: Bool = false, under lease: Lease? = nil
    ) async throws -> ReleasedProbe {
        let (mark, actor, audit, subjects) = (mark, actor, calls.audit, subjects)
        let moment = services.clock.milliseconds
        return try await calls.write(operation, as: actor, subjects: subjects) { authority, transaction in
            let row = try Self.find(mark, actor.organization, authority, in: transaction)
            if row.isReleased { return ReleasedProbe(row) }
            try lease?.hold(in: transaction)
            guard row.state == .handedOver || (lease != nil && !isInReach) else {
                throw row.use == .temporary ? GatewayError.probeInReach(row) : .nothingHeld
            }
            try ProbeRepository(organization: actor.organization, transaction: transaction).release(mark, at: moment)
            try audit.append(Self.entry(row, operation, actor, subjects), in: transaction)
            return ReleasedProbe(row)
        }
    }

    private static func entry(
        _ row: ProbeRow, _ operation: AuditOperation, _ actor: Actor, _ subjects: AuditSubjects
    ) -> AuditEntry {
        var detail = ["crm": row.crm.rawValue, "account": row.account.rawValue, "object": row.object.rawValue]
        detail["record"] = row.record?.rawValue
        return AuditEntry(actor: actor, operation: operation, subjects: subjects, detail: detail)
    }
}
