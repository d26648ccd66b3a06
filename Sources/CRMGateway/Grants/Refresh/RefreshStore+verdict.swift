import ConnectorKit
import SQLStore
import Workspace

extension RefreshStore {
    /// Closes an attempt that brought no tokens, and does to the grant what follows from it.
    ///
    /// - Parameters:
    ///   - isOver: whether the access token is over too: ended, or refused.
    ///   - pause: how long the vendor is left alone where it said so, or where our configuration is at fault.
    func record(
        _ verdict: RefreshVerdict, of attempt: String, on look: GrantLook, isReplay: Bool, isOver: Bool,
        pause: Duration, at address: GrantAddress, holding lease: Lease
    ) async throws {
        let notices = notices
        try await lease.guardedWrite { transaction in
            let grants = GrantRepository(of: address.organization)
            let journal = RefreshIntentRepository(of: address.organization)
            guard try journal.resolve(attempt, as: verdict.journalState, in: transaction) else { return }
            switch verdict {
            case .dead:
                let reason: ReconnectReason = isReplay ? .outcomeUnknown : .refreshRefused
                try Self.giveUp(look.row, reason, isOver: isOver, notices, address.organization, transaction)
            case .busy, .configuration:
                try grants.cool(address.grant, until: transaction.now + pause.milliseconds, in: transaction)
                if verdict == .configuration {
                    try grants.setReason(
                        Self.configurationReason, of: address.grant, whileIn: .live, in: transaction)
                }
            case .notSent, .unknown: break
            }
        }
    }

    /// The reason of a live grant whose refresh fails by our own configuration.
    static let configurationReason = "app_configuration"

    /// Writes down that somebody must reconnect, where the generation is still the one that failed (F-A9).
    func giveUp(
        _ look: GrantLook, _ reason: ReconnectReason, at address: GrantAddress, holding lease: Lease
    ) async throws {
        let notices = notices
        try await lease.guardedWrite { transaction in
            try Self.giveUp(look.row, reason, isOver: true, notices, address.organization, transaction)
        }
    }

    /// Leaves the CRM alone for a while, for it refuses each token as soon as it has issued it.
    func pause(_ row: GrantRow, for pause: Duration, at address: GrantAddress, holding lease: Lease) async throws {
        try await lease.guardedWrite { transaction in
            let grants = GrantRepository(of: address.organization)
            let now = try grants.find(address.grant, in: transaction)
            guard now?.generation == row.generation else { return }
            try grants.cool(address.grant, until: transaction.now + pause.milliseconds, in: transaction)
        }
    }

    /// Takes a grant out of quarantine, after its account was found to be the same.
    func release(_ row: GrantRow, at address: GrantAddress) async throws {
        let notices = notices
        try await driver.write { transaction in
            let isMoved = try GrantRepository(of: address.organization).move(
                row.id, atGeneration: row.generation, from: [.quarantined], to: .live, reason: nil, in: transaction)
            if isMoved { try notices.released(row, of: address.organization, in: transaction) }
        }
    }

    private static func giveUp(
        _ row: GrantRow, _ reason: ReconnectReason, isOver: Bool, _ notices: GrantNotices,
        _ organization: OrganizationID, _ transaction: any SQLTransaction
    ) throws {
        let grants = GrantRepository(of: organization)
        let isMoved = try grants.move(
            row.id, atGeneration: row.generation, from: [.live], to: .reconnectNeeded, reason: reason.rawValue,
            in: transaction)
        // Else its next use would be refused by the CRM once more, for each caller.
        if isMoved, isOver { try grants.endToken(of: row.id, atGeneration: row.generation, in: transaction) }
        if isMoved { try notices.reconnectNeeded(row, reason, of: organization, in: transaction) }
    }
}

extension RefreshVerdict {
    /// How the attempt is closed in the journal.
    var journalState: RefreshIntentState {
        switch self {
        case .dead, .configuration: .refused
        case .busy: .busy
        case .notSent: .notSent
        case .unknown: .unknown
        }
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
