import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

extension ProbeStage {
    /// Outcomes of the audit's entries of an operation, oldest first.
    func audited(_ operation: String) async throws -> [String] {
        try await fixture.store.read { transaction in
            try transaction.query(
                "SELECT outcome FROM audit_entry WHERE operation = $1 ORDER BY organization, sequence",
                [.text(operation)]
            ).map { try $0.text(0) }
        }
    }

    /// Makes a record as somebody in the CRM would.
    @discardableResult
    func make(_ object: CRMObject, _ values: [PropertyName: FieldValue]) async throws -> RecordReference {
        let session = try await session()
        let outcomes = try await session.writing.create([RecordDraft(object: object, values: values)])
        return try #require(outcomes.first?.reference, "\(outcomes)")
    }

    /// Changes a record as somebody in the CRM would.
    func change(_ record: RecordReference, _ values: [PropertyName: FieldValue]) async throws {
        let session = try await session()
        let outcomes = try await session.writing.update([
            RecordDraft(object: record.object, id: record.id, values: values)
        ])
        _ = try #require(outcomes.first?.reference, "\(outcomes)")
    }

    /// A session that isn't a probe's.
    func session() async throws -> CRMSession {
        try await fixture.gateway.runs.services.sessions.session(
            grant: grant.id, organization: organization, party: "stage")
    }

    /// Another person connects the same account.
    func connectAnother() async throws -> GrantID {
        let user = try await fixture.makeUser("carol@example.com", role: .superAdmin)
        let actor = Actor.user(user.id, of: organization)
        return try await fixture.connect(actor, by: .authorizationCode).grant
    }

    /// The stage's grant stops working.
    func endGrant() async throws {
        let (organization, grant) = (organization, grant)
        try await fixture.store.write { transaction in
            try transaction.execute(
                "UPDATE crm_grant SET state = 'reconnect_needed' WHERE organization = $1 AND id = $2",
                [.text(organization.rawValue), .text(grant.id.rawValue)])
        }
    }

    /// As if a probe had been made by another CRM user.
    func pretendCreator(_ user: String, of mark: ProbeMark) async throws {
        let organization = organization
        try await fixture.store.write { transaction in
            try transaction.execute(
                "UPDATE probe SET creator = $3 WHERE organization = $1 AND id = $2",
                [.text(organization.rawValue), .text(mark.id), .text(user)])
        }
    }
}
