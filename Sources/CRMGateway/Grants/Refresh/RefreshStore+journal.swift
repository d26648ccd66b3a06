import ConnectorKit
import Foundation
import SQLStore
import Workspace

extension RefreshStore {
    /// Writes an attempt down, before its request leaves.
    ///
    /// - Parameter isAudited: whether it also stands in the audit log, for the fence around a single-use token.
    /// - Throws: `GatewayError` `superseded` where the lease is lost or the generation has moved.
    func open(
        _ attempt: String, on row: GrantRow, replayOf: String?, isAudited: Bool, at address: GrantAddress,
        holding lease: Lease
    ) async throws {
        let notices = isAudited && restoring.isAnchored ? notices : nil
        try await lease.guardedWrite { transaction in
            let now = try GrantRepository(of: address.organization).find(row.id, in: transaction)
            guard let now, now.generation == row.generation, now.state == .live else {
                throw GatewayError.superseded(.grant)
            }
            try RefreshIntentRepository(of: address.organization).open(
                id: attempt, grant: row.id, generation: row.generation, replayOf: replayOf, in: transaction)
            try notices?.refreshing(now, of: address.organization, in: transaction)
        }
    }

    /// Anchors the audit log's end, which tells of the attempt, before a single-use refresh token leaves (T-06): a store
    /// that is brought back from before that then knows itself to be older.
    ///
    /// - Returns: why the token must stay here, or `nil`.
    func fence(_ row: GrantRow, at address: GrantAddress) async -> ConnectorError? {
        do {
            try await restoring.fence(address.organization)
            return nil
        } catch {
            return ConnectorError(
                .unavailable, operation: OperationName(rawValue: "\(row.crm).grant.fence"),
                message: GatewayError(reading: error).description)
        }
    }

    /// Writes down that an attempt's answer is lost (F-A4).
    func settle(_ attempt: String, at address: GrantAddress, holding lease: Lease) async throws {
        try await lease.guardedWrite { transaction in
            _ = try RefreshIntentRepository(of: address.organization)
                .resolve(attempt, as: .unknown, in: transaction)
        }
    }

    /// A grant's row as it is now.
    func row(at address: GrantAddress) async throws -> GrantRow {
        try await driver.read { transaction in
            guard let row = try GrantRepository(of: address.organization).find(address.grant, in: transaction) else {
                throw GatewayError.grantNotFound
            }
            return row
        }
    }

    /// Why a grant can't be used, and whom that concerns.
    func notice(of row: GrantRow, at address: GrantAddress) async throws -> ReconnectNotice {
        try await driver.read { transaction in
            let count = try CRMKeyRepository(of: address.organization).holderCount(of: row.id, in: transaction)
            return ReconnectNotice(row, holderCount: count)
        }
    }
}

extension ReconnectNotice {
    /// From a grant's row.
    init(_ row: GrantRow, holderCount: Int) {
        self.init(
            grant: row.id, crm: row.crm, account: row.account, accountName: row.accountName,
            state: row.state.rawValue, reason: row.stateReason, since: Date(milliseconds: row.stateSince),
            owner: row.ownerUser, holderCount: holderCount)
    }
}
