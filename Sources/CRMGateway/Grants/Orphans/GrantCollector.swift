import ConnectorKit
import SQLStore
import Workspace

/// Ends grants that nobody holds, once the undo window is over and no run could restore a holder (SYNC-13, F-F4).
struct GrantCollector: Sendable {
    /// How many grants one transaction ends.
    static let chunkRowsMax = 100

    let grants: Grants
    let ending: OrphanEnding
    /// How long an orphan is kept.
    let window: Duration

    private typealias Place = (organization: OrganizationID, grant: GrantID)

    /// Ends all that are due.
    func collect() async throws -> OrphanCollection {
        var done = OrphanCollection()
        if ending == .revoke { try await repeatRevocations(&done) }
        var isComplete = false
        while !isComplete {
            let chunk = try await claim()
            isComplete = chunk.count < Self.chunkRowsMax
            switch ending {
            case .erase: done.erased += chunk.map(\.grant)
            case .revoke: for place in chunk { try await revoke(place, &done) }
            }
        }
        return done
    }

    /// Takes a chunk out of use, each with its audit entry, so that no one else ends or adopts it.
    private func claim() async throws -> [Place] {
        let (audit, window, ending) = (grants.parts.audit, window.milliseconds, ending)
        return try await grants.parts.store.write { transaction in
            let due = try GrantRepository.collectable(
                before: transaction.now - window, limit: Self.chunkRowsMax, in: transaction)
            for (organization, row) in due {
                let repository = GrantRepository(of: organization)
                _ = try repository.move(
                    row.id, atGeneration: row.generation, from: [row.state], to: .revoked,
                    reason: ending == .erase ? Self.erasedReason : Grants.pendingReason, in: transaction)
                if ending == .erase { try repository.erase(row.id, in: transaction) }
                try audit.append(Self.entry(row, of: organization, ending), in: transaction)
            }
            return due.map { ($0.organization, $0.grant.id) }
        }
    }

    /// Revokes that have no answer yet, whoever began them: to send one again does no harm.
    private func repeatRevocations(_ done: inout OrphanCollection) async throws {
        var cursor: Place?
        var isComplete = false
        while !isComplete {
            let after = cursor
            let page = try await grants.parts.store.read { transaction in
                try GrantRepository.unconfirmed(
                    reason: Grants.pendingReason, after: after, limit: Self.chunkRowsMax, in: transaction
                ).map { ($0.organization, $0.grant.id) as Place }
            }
            for place in page { try await revoke(place, &done) }
            cursor = page.last
            isComplete = page.count < Self.chunkRowsMax
        }
    }

    private func revoke(_ place: Place, _ done: inout OrphanCollection) async throws {
        try Task.checkCancellation()
        // One that can't be opened, or whose connector is gone, must not keep the others.
        let outcome = try? await grants.finishRevoking(place.grant, [], .system(of: place.organization))
        if let outcome, outcome.vendorSide != .unconfirmed {
            done.revoked.append(place.grant)
        } else {
            done.unconfirmed.append(place.grant)
        }
    }

    private static let erasedReason = "orphan_erased"

    private static func entry(_ row: GrantRow, of organization: OrganizationID, _ ending: OrphanEnding) -> AuditEntry {
        AuditEntry(
            actor: .system(of: organization), operation: .grantCollect, subjects: ["grant": [row.id.rawValue]],
            outcome: ending == .erase ? .done : .intended,
            detail: ["crm": row.crm.rawValue, "account": row.account.rawValue, "ending": ending.rawValue])
    }
}
