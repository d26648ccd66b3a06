import SQLStore
import Vault
public import Workspace

/// Data keys and the root keys that wrap them (SEC-3). Sealed values stay as they are when a root key rotates.
///
/// For the operator, who holds the root keys: there is no actor.
public struct VaultRotation: Sendable {
    /// How many data keys one transaction wraps anew.
    public static let chunkRowsMax = 100
    /// How many organizations one page of a full rotation holds.
    static let organizationsPerPage = 500

    let calls: GuardedCalls
    let keys: DataKeys

    /// Which root keys are in force, and what they protect.
    public func status() async throws -> VaultStatus {
        do {
            let counts = try await calls.store.read { try DataKeyCensus().countByRootKey(in: $0) }
            return VaultStatus(rootKeys: keys.vault.rootKeyIDs, dataKeyCounts: counts)
        } catch {
            throw GatewayError(grants: error)
        }
    }

    /// Wraps an organization's data keys under the newest root key, in chunks; others go on reading and writing.
    ///
    /// - Returns: how many were wrapped anew.
    /// - Throws: `GatewayError` `root_key_missing` where an older root key isn't loaded; what was done until then stays.
    @discardableResult
    public func rewrapAll(of organization: OrganizationID) async throws -> Int {
        do {
            var count = 0
            while true {
                let done = try await rewrapChunk(of: organization)
                count += done
                if done == 0 { return count }
            }
        } catch {
            throw GatewayError(grants: error)
        }
    }

    /// Wraps the data keys of all organizations under the newest root key.
    ///
    /// - Returns: how many were wrapped anew.
    @discardableResult
    public func rewrapEverything() async throws -> Int {
        var (count, cursor) = (0, OrganizationID?.none)
        while true {
            let after = cursor
            let page = try await organizations(after: after)
            for organization in page { count += try await rewrapAll(of: organization) }
            guard page.count == Self.organizationsPerPage else { return count }
            cursor = page.last
        }
    }

    /// That nothing needs a root key any more, counted in one transaction: before an operator takes it away (T-05).
    ///
    /// - Throws: `GatewayError` `root_key_in_use`, which says by how many data keys.
    public func requireRetirable(rootKey id: String) async throws {
        let (isNewest, count) = try await (
            keys.vault.rootKeyIDs.first == id, status().dataKeyCounts[id] ?? 0
        )
        guard !isNewest, count == 0 else { throw GatewayError.rootKeyInUse(id, count: count, isNewest: isNewest) }
    }

    private func organizations(after cursor: OrganizationID?) async throws -> [OrganizationID] {
        do {
            return try await calls.store.read {
                try DataKeyCensus().organizations(after: cursor, limit: Self.organizationsPerPage, in: $0)
            }
        } catch {
            throw GatewayError(grants: error)
        }
    }

    private func rewrapChunk(of organization: OrganizationID) async throws -> Int {
        let (vault, audit) = (keys.vault, calls.audit)
        return try await calls.store.write { transaction in
            guard let newest = vault.rootKeyIDs.first else { return 0 }
            let rows = DataKeyRepository(of: organization)
            let chunk = try rows.wrapped(otherThanBy: newest, limit: Self.chunkRowsMax, in: transaction)
            for row in chunk {
                guard let wrap = try vault.rewrap(row.wrap(of: organization)) else { continue }
                _ = try rows.rewrap(row, rootKey: wrap.rootKeyID, wrapped: wrap.wrapped, in: transaction)
            }
            guard !chunk.isEmpty else { return 0 }
            let entry = AuditEntry(
                actor: .system(of: organization), operation: .vaultRewrap,
                detail: ["data_keys": String(chunk.count), "root_key": newest])
            try audit.append(entry, in: transaction)
            return chunk.count
        }
    }
}

extension GatewayError {
    fileprivate static func rootKeyInUse(_ id: String, count: Int, isNewest: Bool) -> GatewayError {
        let why = isNewest ? "it is the newest" : "\(count) data keys are wrapped by it"
        return GatewayError(
            code: "root_key_in_use", rule: "SEC-3", message: "Root key \(id) can't retire: \(why).",
            nextStep: "Add a newer root key and rewrap first; keep the old one for as long as backups need it.")
    }
}
