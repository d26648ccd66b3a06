import ConnectorKit
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

/// One process on a ``Host``.
struct HostProcess: Sendable {
    let host: Host
    let driver: FaultyDriver
    let audit: AuditLog
    let grants: Grants

    /// Connects a CRM through its page, for a user.
    @discardableResult
    func connect(_ crm: CRMID, for user: UserID? = nil, as actor: Actor? = nil) async throws -> ConnectOutcome {
        let actor = actor ?? host.admin
        let invitation = try await grants.beginConnect(crm, for: user ?? host.ann, as: actor)
        return try await grants.finishConnect(
            crm, callback: ["state": invitation.state, "code": "the-code"], as: actor)
    }

    func row(_ grant: GrantID) async throws -> GrantRow {
        let organization = host.organization
        return try #require(
            try await driver.read { try GrantRepository(of: organization).find(grant, in: $0) })
    }

    func attempts(_ grant: GrantID) async throws -> [RefreshIntentRow] {
        let organization = host.organization
        return try await driver.read { transaction in
            guard let row = try GrantRepository(of: organization).find(grant, in: transaction) else { return [] }
            return try RefreshIntentRepository(of: organization).attempts(
                on: grant, generation: row.generation, in: transaction)
        }
    }

    /// What is stored for a grant, opened.
    func credentials(_ grant: GrantID) async throws -> Credentials {
        try await grants.parts.refreshStore.look(at: address(grant)).opened.credentials
    }

    func address(_ grant: GrantID) -> GrantAddress {
        GrantAddress(organization: host.organization, grant: grant)
    }

    /// Usable credentials, as a call would get them.
    func use(_ grant: GrantID, refused: Int64? = nil) async throws -> OpenedGrant {
        try await grants.parts.coordinator.opened(address(grant), refusedGeneration: refused)
    }

    func execute(_ sql: SQL, _ arguments: [SQLValue] = []) async throws {
        try await driver.write { _ = try $0.execute(sql, arguments) }
    }

    /// What was left for hosts to hear of.
    func events() async throws -> [GatewayEventRow] {
        let organization = host.organization
        return try await driver.read {
            try GatewayEventRepository(organization: organization, transaction: $0).after(0, limit: 1_000)
        }
    }

    func auditOperations() async throws -> [String] {
        try await audit.list(limit: 1_000, as: host.admin).map { "\($0.operation) \($0.outcome)" }
    }
}

extension HostProcess {
    /// Gives somebody a key to a grant, as a sync does.
    func copyKey(of outcome: ConnectOutcome, to user: UserID) async throws {
        let organization = host.organization
        let (keys, ids) = (grants.parts.vault.keys, grants.parts.ids)
        try await driver.write { transaction in
            let key = try keys.tagger(of: organization, in: transaction).key(
                id: ids.make(), user: user, crm: outcome.crm, grant: outcome.grant, origin: .synced, run: nil,
                createdAt: transaction.now)
            try CRMKeyRepository(of: organization).replace([key], in: transaction)
        }
    }
}
