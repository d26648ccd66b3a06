import ConnectorKit
import Foundation
import SQLStore
import Workspace

extension Verifications {
    func descriptor(_ crm: CRMID) throws(GatewayError) -> ConnectorDescriptor {
        guard let connector = services.connectors[crm] else {
            throw GatewayError(
                code: "crm_unknown", message: "There is no CRM \"\(crm.rawValue.prefix(40))\".",
                nextStep: "Name one of \(services.connectors.ids.map(\.rawValue).joined(separator: ", ")).")
        }
        return connector.descriptor
    }

    /// The grant that a designation is checked with: the organization admin's, or a live one of the named account.
    static func grant(
        of crm: CRMID, _ account: CRMAccountID?, _ descriptor: ConnectorDescriptor, _ organization: OrganizationID,
        in transaction: any SQLTransaction
    ) throws -> GrantRow {
        let grants = GrantRepository(of: organization)
        let owner = OrganizationRepository(organization: organization, transaction: transaction)
        guard let admin = try owner.find()?.admin else { throw Refusal.organizationNotFound }
        if let key = try CRMKeyRepository(of: organization).find(user: admin, crm: crm, in: transaction),
            let grant = try grants.find(key.grant, in: transaction), grant.state == .live,
            account == nil || account == grant.account
        {
            return grant
        }
        let live = try live(crm, grants, in: transaction).filter { account == nil || $0.account == account }
        guard let grant = live.first else { throw GatewayError.designationNeedsKey(descriptor.name) }
        let accounts = Set(live.map(\.account))
        guard accounts.count == 1 else { throw GatewayError.designationNeedsAccount(accounts.sorted()) }
        return grant
    }

    private static func live(
        _ crm: CRMID, _ grants: GrantRepository, in transaction: any SQLTransaction
    ) throws -> [GrantRow] {
        var found: [GrantRow] = []
        var cursor: GrantID?
        repeat {
            let page = try grants.page(after: cursor, in: transaction)
            found += page.filter { $0.crm == crm && $0.state == .live }
            cursor = page.count < GrantRepository.pageRowsMax ? nil : page.last?.id
        } while cursor != nil
        return found
    }

    /// Reads the record with the key: what can't be read, can't be restored.
    func requireReadable(
        _ record: RecordReference, _ grant: GrantRow, _ descriptor: ConnectorDescriptor, _ actor: Actor
    ) async throws {
        do {
            let session = try await services.sessions.session(
                grant: grant.id, organization: actor.organization, party: "designate")
            let names = descriptor.probes.objects[record.object].map { [$0.markProperty] } ?? []
            let found = try await session.reading.read([record], properties: [record.object: names])
            guard found.contains(where: { $0.reference == record }) else { throw GatewayError.designatedRecordUnknown }
        } catch let error as ConnectorError where error.kind == .notFound || error.kind == .invalid {
            // Some vendors find an id wrong that another account's records have.
            throw GatewayError.designatedRecordUnknown
        } catch {
            throw GatewayError(reading: error)
        }
    }

    func write(
        _ record: RecordReference, _ grant: GrantRow, as actor: Actor
    ) async throws -> DesignatedRecord {
        let (audit, moment) = (runs.calls.audit, services.clock.milliseconds)
        return try await runs.calls.write(.recordDesignate, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .designateRecords, by: authority) { throw refusal }
            guard let user = actor.user else { throw Refusal.userNotFound }
            let row = DesignatedRecordRow(
                crm: grant.crm, account: grant.account, object: record.object, record: record.id, chosenBy: user,
                chosenAt: moment)
            try DesignatedRecordRepository(organization: actor.organization, transaction: transaction).put(row)
            try audit.append(
                AuditEntry(
                    actor: actor, operation: .recordDesignate, subjects: ["grant": [grant.id.rawValue]],
                    detail: [
                        "crm": grant.crm.rawValue, "account": grant.account.rawValue,
                        "object": record.object.rawValue, "record": record.id.rawValue,
                    ]), in: transaction)
            return DesignatedRecord(row)
        }
    }
}

extension DesignatedRecord {
    /// A stored choice.
    init(_ row: DesignatedRecordRow) {
        self.init(
            crm: row.crm, account: row.account, object: row.object, record: row.record, chosenBy: row.chosenBy,
            chosenAt: Date(milliseconds: row.chosenAt))
    }
}
