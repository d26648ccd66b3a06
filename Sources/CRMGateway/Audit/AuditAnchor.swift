internal import Foundation
internal import SQLStore
public import Workspace

/// Writes where each chain ends into a file outside the database (SEC-6, T-34).
public struct AuditAnchor: Sendable {
    /// How often, at least.
    public static let interval: Duration = .seconds(60)
    /// Chains that are read in one transaction.
    private static let chainsPerPage = 1_000
    private static let millisecondsPerMinute: Int64 = 60_000

    /// The file.
    public let file: AuditAnchorFile
    private let log: AuditLog

    /// Anchors a log in a file.
    public init(_ log: AuditLog, file: AuditAnchorFile) {
        self.log = log
        self.file = file
    }

    /// Writes an anchor each minute until cancelled, then a last one.
    ///
    /// - Parameters:
    ///   - clock: the gateway's.
    ///   - report: told of each failure, and of the organizations whose chain isn't the one that was anchored.
    public func run(
        clock: any GatewayClock, report: @Sendable (Result<[OrganizationID], any Error>) -> Void
    ) async {
        while !Task.isCancelled {
            await attempt(isLast: false, report)
            try? await clock.sleep(for: Self.interval)
        }
        await attempt(isLast: true, report)
    }

    /// Seals counts of refusals into the chains and writes the anchors.
    ///
    /// An anchor never moves backwards, and never to another chain: what an attacker cut off stays provable.
    ///
    /// - Parameter isLast: at the gateway's stop, counts of the minute that is still running are sealed too.
    /// - Returns: the organizations whose chain isn't the anchored one any more; run `audit verify` for each.
    @discardableResult
    public func write(isLast: Bool = false) async throws -> [OrganizationID] {
        try await sealTallies(isLast: isLast)
        let heads = try await heads()
        let anchored = try file.read()
        let strangers = try await strangers(among: heads, to: anchored)
        try file.update { points in
            for point in heads where !strangers.contains(point.organization) {
                // Another process may have anchored a later end meanwhile, or have begun a new epoch.
                let now = points[point.organization]
                if point.sequence >= now?.sequence ?? 0, point.epoch >= now?.epoch ?? 0 {
                    points[point.organization] = point
                }
            }
        }
        let gone = Set(anchored.keys).subtracting(heads.map(\.organization))
        return (strangers + gone).sorted()
    }

    private func attempt(
        isLast: Bool, _ report: @Sendable (Result<[OrganizationID], any Error>) -> Void
    ) async {
        do {
            let strangers = try await write(isLast: isLast)
            if !strangers.isEmpty { report(.success(strangers)) }
        } catch {
            report(.failure(error))
        }
    }

    private func sealTallies(isLast: Bool) async throws {
        let log = log
        var last: OrganizationID?
        var isComplete = false
        while !isComplete {
            let start = last
            last = try await log.store.write { transaction in
                let minute = isLast ? Int64.max : transaction.now / Self.millisecondsPerMinute
                let next = try AuditRepository.nextWithTallies(before: minute, after: start, in: transaction)
                guard let next else { return nil }
                let chain = AuditRepository(organization: next, transaction: transaction)
                try log.seal(before: minute, in: chain, at: transaction.now)
                return next
            }
            isComplete = last == nil
        }
    }

    private func heads() async throws -> [AuditAnchorPoint] {
        var points: [AuditAnchorPoint] = []
        var isComplete = false
        while !isComplete {
            let last = points.last?.organization
            let page = try await log.store.read { transaction in
                try AuditRepository.heads(after: last, limit: Self.chainsPerPage, in: transaction).map {
                    AuditAnchorPoint(
                        organization: $0.organization, sequence: $0.head.sequence, mac: $0.head.mac,
                        epoch: $0.head.epoch, time: transaction.now)
                }
            }
            points += page
            isComplete = page.count < Self.chainsPerPage
        }
        return points
    }

    /// Chains that don't hold the entry that was anchored.
    private func strangers(
        among heads: [AuditAnchorPoint], to anchored: [OrganizationID: AuditAnchorPoint]
    ) async throws -> [OrganizationID] {
        try await log.store.read { transaction in
            try heads.filter { head in
                guard let before = anchored[head.organization], before.sequence > 0 else { return false }
                if head.epoch < before.epoch || head.sequence < before.sequence { return true }
                if head.sequence == before.sequence { return head.mac != before.mac }
                let chain = AuditRepository(organization: head.organization, transaction: transaction)
                return try chain.entry(before.sequence)?.mac != before.mac
            }.map(\.organization)
        }
    }
}
