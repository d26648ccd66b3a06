import ConnectorKit
import SQLStore
import Workspace

/// What refreshing reads and writes.
struct RefreshStore: Sendable {
    /// How a commit ended.
    enum Commit: Sendable {
        /// The new tokens are in the store.
        case stored
        /// The generation has moved meanwhile: these tokens are nobody's.
        case superseded
    }

    let driver: any SQLDriver
    let vault: GrantVault
    let notices: GrantNotices
    let restoring: RestoreGuard

    /// Reads a grant as it is now.
    ///
    /// - Throws: `GatewayError` `grant_not_found`, `grant_erased`; `VaultError`; `StoreError`.
    func look(at address: GrantAddress) async throws -> GrantLook {
        let vault = vault
        let isSuspect = restoring.isRestored(address.organization)
        return try await driver.read { transaction in
            guard let row = try GrantRepository(of: address.organization).find(address.grant, in: transaction) else {
                throw GatewayError.grantNotFound
            }
            let attempts = try RefreshIntentRepository(of: address.organization)
                .attempts(on: row.id, generation: row.generation, in: transaction)
            let credentials = try vault.open(row, of: address.organization, in: transaction)
            return GrantLook(
                opened: OpenedGrant(row: row, credentials: credentials), attempts: attempts, storeNow: transaction.now,
                isSuspect: isSuspect)
        }
    }

    /// Stores an answer by compare-and-set on generation and attempt, whoever holds the lease by now (L-8). Safe to
    /// repeat where the answer of a commit was lost (F-A7).
    func commit(_ answer: RefreshAnswer) async throws -> Commit {
        let (vault, notices) = (vault, notices)
        return try await driver.write { transaction in
            let grants = GrantRepository(of: answer.address.organization)
            let journal = RefreshIntentRepository(of: answer.address.organization)
            guard var row = try grants.find(answer.address.grant, in: transaction) else { return .superseded }
            guard row.generation == answer.generation else {
                let ours = try journal.attempts(
                    on: row.id, generation: answer.generation, in: transaction
                ).first { $0.id == answer.attempt }
                return ours?.state == .done ? .stored : .superseded
            }
            guard try journal.resolve(answer.attempt, as: .done, in: transaction) else { return .superseded }
            row.take(answer, now: transaction.now)
            row.generation += 1
            try vault.seal(answer.credentials, into: &row, of: answer.address.organization, in: transaction)
            guard try grants.replace(row, atGeneration: answer.generation, in: transaction) else { return .superseded }
            try journal.forget(before: answer.generation, of: row.id, in: transaction)
            if let doubt = answer.doubt {
                try notices.quarantined(row, doubt, of: answer.address.organization, in: transaction)
            }
            return .stored
        }
    }
}

extension GrantRow {
    /// What a good answer does to the row, its secrets apart.
    fileprivate mutating func take(_ answer: RefreshAnswer, now: Int64) {
        if answer.hasRotated { refreshBehaviour = .singleUse }
        if answer.hasGainedRefreshToken { refreshBehaviour = nil }
        // A late answer (L-8) proves that the grant lives after all.
        let next: GrantState =
            answer.doubt != nil && state != .revoked && state != .orphaned
            ? .quarantined
            : state == .reconnectNeeded ? .live : state
        if next != state { stateSince = now }
        state = next
        let mark = answer.isAfterEarlyRefusal ? EarlyRefusal.reason : nil
        stateReason = next == .quarantined ? answer.doubt?.rawValue ?? stateReason : next == .live ? mark : stateReason
    }
}
