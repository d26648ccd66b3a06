public import ConnectorKit
import Foundation
import SQLStore
import Verification
public import Workspace

extension Verifications {
    /// Designates a record for probes: it replaces the one designated for its object. Super admins (ACC-12); audited.
    ///
    /// Probes write only into records that were designated here (T-23); no call takes a record's id otherwise.
    ///
    /// - Parameters:
    ///   - account: the CRM account; `nil` for the organization admin's.
    /// - Throws: ``GatewayError``: `crm_unknown`, `designation_unsupported`, `designation_key_missing`,
    ///   `designation_account_missing`, `designated_record_unknown` where the key can't read it, the rule that refused,
    ///     or
    ///   what the CRM answered.
    @discardableResult
    public func designate(
        _ record: RecordID, of object: CRMObject, crm: CRMID, account: CRMAccountID? = nil, as actor: Actor
    ) async throws -> DesignatedRecord {
        let descriptor = try descriptor(crm)
        guard descriptor.probes.objects[object] != nil else {
            throw GatewayError.designationUnsupported(object, descriptor.name)
        }
        let grant = try await runs.calls.read(.recordDesignate, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .designateRecords, by: authority) { throw refusal }
            return try Self.grant(of: crm, account, descriptor, actor.organization, in: transaction)
        }
        let reference = RecordReference(object: object, id: record)
        try await requireReadable(reference, grant, descriptor, actor)
        return try await write(reference, grant, as: actor)
    }

    /// The designated records, by CRM, account and object. For admins.
    public func designated(as actor: Actor) async throws -> [DesignatedRecord] {
        try await runs.calls.read(.designatedList, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw refusal }
            return try DesignatedRecordRepository(organization: actor.organization, transaction: transaction).all()
                .map { DesignatedRecord($0) }
        }
    }

    /// Takes a designation back. What a probe still owes the record is restored all the same. Super admins; audited.
    ///
    /// - Throws: `record_not_designated`, or the rule that refused.
    public func undesignate(
        _ object: CRMObject, crm: CRMID, account: CRMAccountID, as actor: Actor
    ) async throws {
        let audit = runs.calls.audit
        try await runs.calls.write(.recordUndesignate, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .designateRecords, by: authority) { throw refusal }
            let records = DesignatedRecordRepository(organization: actor.organization, transaction: transaction)
            guard try records.remove(crm, account: account, object: object) else { throw GatewayError.notDesignated }
            try audit.append(
                AuditEntry(
                    actor: actor, operation: .recordUndesignate,
                    detail: ["crm": crm.rawValue, "account": account.rawValue, "object": object.rawValue]),
                in: transaction)
        }
    }

    /// What a designated record held before a probe that couldn't restore it. Super admins; audited.
    ///
    /// - Throws: `nothing_held`; `before_image_unreadable`; the rule that refused.
    public func held(by mark: ProbeMark, as actor: Actor) async throws -> HeldRecord {
        let (audit, keys) = (runs.calls.audit, services.dataKeys)
        let subjects: AuditSubjects = ["probe": [mark.id]]
        return try await runs.calls.write(.designatedRead, as: actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .designateRecords, by: authority) { throw refusal }
            let probes = ProbeRepository(organization: actor.organization, transaction: transaction)
            guard let row = try probes.find(mark), row.use == .designated, row.sealed != nil else {
                throw GatewayError.nothingHeld
            }
            let image = try BeforeImage.open(row, of: actor.organization, keys, in: transaction)
            try audit.append(
                AuditEntry(actor: actor, operation: .designatedRead, subjects: subjects), in: transaction)
            return HeldRecord(pending: PendingCleanup(row), before: image.before, written: image.written)
        }
    }

    /// Gives up a probe that the gateway can't settle any more: it is told as clean-up pending no longer. Super admins;
    /// audited. Nothing is written in a CRM, and releasing twice is releasing once.
    ///
    /// Of a designated record, where people were handed what it held before, or no key leads to it any more: it stays as it
    /// is, no later run writes into it for that probe, and the old values are wiped. Of a temporary record, where no live
    /// key of its account is shown it, which the CRM is asked: it may still be there, for people to delete.
    ///
    /// - Throws: `nothing_held`, also where the gateway is still to restore a designated record by itself; `probe_in_reach`
    ///   where a key can still see a temporary record, or look for it; `lease_held` while a run is at work in the account;
    ///   the CRM's error where it couldn't be asked; the rule that refused.
    @discardableResult
    public func release(_ mark: ProbeMark, as actor: Actor) async throws -> ReleasedProbe {
        do {
            return try await ProbeRelease(mark: mark, actor: actor, calls: runs.calls, services: services).run()
        } catch {
            throw GatewayError(reading: error)
        }
    }
}
