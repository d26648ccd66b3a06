import Foundation
import Logging
import SQLStore
import Workspace

/// Sends mails: under a lease each, at least once, and as seldom twice as it can be (F-E2, F-E3).
///
/// A mail is marked as being sent, with its Message-ID fixed, before a byte of it leaves; what became of it is written
/// afterwards. Whoever takes over from one that died in between can't know whether it went out, and sends it again with
/// the same Message-ID, by which mail programs show it once.
struct MailWorker: Sendable {
    /// Mails that are being sent at once.
    static let parallelMax = 4
    /// Mails that are read from the store at a time.
    static let pageMax = 100
    /// When a mail that is being sent is looked at again: longer than the lease of one that died lasts.
    static let takeOverMilliseconds: Int64 = 30_000

    let setup: MailSetup
    let store: any SQLDriver
    let leases: LeaseKeeper
    let audit: AuditLog
    let restoring: RestoreGuard
    let logger: Logger
    /// 0 to 1: how the pauses between attempts are spread.
    let chance: @Sendable () -> Double

    init(
        setup: MailSetup, store: any SQLDriver, leases: LeaseKeeper, audit: AuditLog, restoring: RestoreGuard,
        logger: Logger, chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.setup = setup
        self.store = store
        self.leases = leases
        self.audit = audit
        self.restoring = restoring
        self.logger = logger
        self.chance = chance
    }

    /// Sends what is due, page by page, until nothing is, or only what others are sending.
    func deliverDue(limit: Int) async throws -> MailDeliveries {
        var deliveries = MailDeliveries()
        while deliveries.total < limit, !Task.isCancelled {
            let page = try await due(limit: min(Self.pageMax, limit - deliveries.total))
            let before = deliveries.total
            try await deliver(page, into: &deliveries)
            if deliveries.total == before { break }
        }
        return deliveries
    }

    /// Sends one mail, if it is due and nobody else is at it.
    ///
    /// - Returns: what has become of it; `nil` where it was left alone.
    func deliver(_ mail: MailRow) async throws -> MailState? {
        guard !restoring.isRestored(mail.organization),
            let lease = try await leases.attempt(.outbox, key: mail.id.rawValue, organization: mail.organization)
        else { return nil }
        do {
            let state = try await deliver(mail, under: lease)
            await lease.release()
            return state
        } catch let error as GatewayError where error.code == "superseded" {
            // Somebody else has taken it over, and will say what became of it.
            return nil
        } catch {
            await lease.release()
            throw error
        }
    }

    private func due(limit: Int) async throws -> [MailRow] {
        let parked = restoring.restoredOrganizations
        return try await store.read { transaction in
            try MailOutboxRepository.due(
                unconfiguredSince: transaction.now - Mail.unconfiguredMilliseconds, excluding: parked, limit: limit,
                in: transaction)
        }
    }

    private func deliver(_ page: [MailRow], into deliveries: inout MailDeliveries) async throws {
        var rest = page.makeIterator()
        deliveries = try await withThrowingTaskGroup(of: MailState?.self) { [deliveries] group in
            var deliveries = deliveries
            for _ in 0..<Self.parallelMax {
                if let mail = rest.next() { group.addTask { try await deliver(mail) } }
            }
            while let state = try await group.next() {
                deliveries.count(state)
                if !Task.isCancelled, let mail = rest.next() { group.addTask { try await deliver(mail) } }
            }
            return deliveries
        }
    }

    private func deliver(_ mail: MailRow, under lease: Lease) async throws -> MailState? {
        let claim = try await lease.guardedWrite { transaction in
            try MailClaim(mail.id, of: mail.organization, setup, audit, in: transaction)
        }
        switch claim {
        case .leftAlone: return nil
        case .ended(let state): return state
        case .claimed(let row, let message):
            guard lease.isSafeToBeginExternalCall else { return nil }
            let failure = await failure(of: message)
            let state = try await lease.guardedWrite { transaction in
                try settle(row, failure, in: transaction)
            }
            report(row, state, failure)
            return state
        }
    }

    private func failure(of message: MailMessage) async -> MailFailure? {
        do {
            try await setup.sender.send(message)
            return nil
        } catch {
            return error
        }
    }

    /// Writes what became of an attempt. A mail that was called off while it was on its way stays cancelled (F-E5).
    private func settle(
        _ row: MailRow, _ failure: MailFailure?, in transaction: any SQLTransaction
    ) throws -> MailState {
        let mails = MailOutboxRepository(organization: row.organization, transaction: transaction)
        guard let failure else {
            let isWanted = try mails.update(row, state: .sent, attempts: row.attempts, dueAt: nil, reason: nil)
            try audit.append(.mail(row, .done, nil), in: transaction)
            return isWanted ? .sent : .cancelled
        }
        let pause = failure.kind == .permanent ? nil : MailBackoff.pause(afterAttempts: row.attempts, chance: chance())
        let state: MailState = pause == nil ? .failed : .queued
        let isWanted = try mails.update(
            row, state: state, attempts: row.attempts,
            dueAt: pause.map { transaction.now + Int64($0 / .milliseconds(1)) }, reason: failure.description)
        guard isWanted else { return .cancelled }
        if state == .failed {
            try audit.append(.mail(row, .failed, failure), in: transaction)
            try EventOutbox.append(.mailFailed(row, failure), organization: row.organization, in: transaction)
        }
        return state
    }

    private func report(_ row: MailRow, _ state: MailState, _ failure: MailFailure?) {
        let facts: Logger.Metadata = [
            "mail": "\(row.id)", "organization": "\(row.organization)", "attempts": "\(row.attempts)",
            "reason": "\(failure?.description ?? "")",
        ]
        switch state {
        case .sent: logger.debug("A mail was sent", metadata: facts)
        case .failed: logger.warning("A mail was given up", metadata: facts)
        default: logger.info("A mail was put off", metadata: facts)
        }
    }
}
