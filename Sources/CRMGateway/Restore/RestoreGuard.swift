import SQLStore
import Synchronization
import Workspace

/// Keeps a store that isn't the anchored one from harm: old refresh tokens sent, old runs gone on with (SEC-8, T-06).
///
/// The chain tells, not the file: each single-use refresh token is preceded by an audit entry that is anchored before
/// the token leaves. So a store that lacks it knows that it is behind, and of two copies only one gets to send.
final class RestoreGuard: Sendable {
    /// Organizations that are compared in one transaction.
    private static let organizationsPerRead = 1_000
    /// How often an anchor that others move meanwhile is tried.
    private static let fenceAttemptsMax = 8

    let file: AuditAnchorFile?
    private let store: (any SQLDriver)?
    private let found = Mutex<[OrganizationID: RestoredOrganization]>([:])

    /// - Parameter file: where the chains are anchored; `nil` guards nothing.
    init(store: (any SQLDriver)? = nil, file: AuditAnchorFile? = nil) {
        self.store = store
        self.file = store == nil ? nil : file
    }

    /// Whether entries are anchored at all.
    var isAnchored: Bool { file != nil }

    var standing: GatewayStanding {
        let restored = found.withLock { $0.values.sorted { $0.organization < $1.organization } }
        return restored.isEmpty ? .normal : .restored(restored)
    }

    /// Whether an organization is in restored mode.
    func isRestored(_ organization: OrganizationID) -> Bool {
        found.withLock { $0[organization] != nil }
    }

    /// Whether any organization of this store is; one that the store doesn't know has nothing here.
    var isAnyRestored: Bool {
        found.withLock { $0.values.contains { $0.reason != .missing } }
    }

    /// - Throws: `GatewayError` `restored_mode`.
    func requireNormal(_ organization: OrganizationID) throws(GatewayError) {
        if isRestored(organization) { throw .restoredMode }
    }

    /// Compares all chains with the anchor file.
    ///
    /// - Returns: the organizations that came into restored mode by it.
    /// - Throws: `GatewayError` `anchor_unreadable`, `StoreError`.
    @discardableResult
    func look() async throws -> [RestoredOrganization] {
        guard let file, let store else { return [] }
        let points = try file.read().values.sorted { $0.organization < $1.organization }
        var restored: [OrganizationID: RestoredOrganization] = [:]
        for start in stride(from: 0, to: points.count, by: Self.organizationsPerRead) {
            let page = points[start..<min(start + Self.organizationsPerRead, points.count)]
            let strangers = try await store.read { transaction in
                try page.compactMap { try Self.compare($0, in: transaction) }
            }
            for stranger in strangers { restored[stranger.organization] = stranger }
        }
        let (now, before) = found.withLock { found in
            defer { found = restored }
            return (restored, found)
        }
        return now.values.filter { before[$0.organization] == nil }.sorted { $0.organization < $1.organization }
    }

    /// Anchors where an organization's chain ends now: before a single-use refresh token leaves.
    ///
    /// - Throws: `GatewayError` `restored_mode` where the chain isn't the anchored one, `anchor_unreadable`,
    ///   `anchor_unwritable`; `StoreError`.
    func fence(_ organization: OrganizationID) async throws {
        guard let file, let store else { return }
        for _ in 0..<Self.fenceAttemptsMax {
            let anchored = try file.read()[organization]
            let (stranger, end) = try await store.read { transaction in
                (
                    try anchored.flatMap { try Self.compare($0, in: transaction) },
                    try Self.end(of: organization, in: transaction)
                )
            }
            if let stranger {
                found.withLock { $0[organization] = stranger }
                throw GatewayError.restoredMode
            }
            if try move(organization, from: anchored, to: end, in: file) { return }
        }
        throw GatewayError.anchorUnwritable(file.path)
    }

    /// Takes a store into service as it is, by anchoring its chain in the place of the other one.
    func accept(_ organization: OrganizationID) async throws {
        guard let file, let store else { return }
        let end = try await store.read { try Self.end(of: organization, in: $0) }
        try file.update { $0[organization] = end }
        found.withLock { $0[organization] = nil }
    }

    /// False where another process has moved the anchor meanwhile.
    private func move(
        _ organization: OrganizationID, from before: AuditAnchorPoint?, to end: AuditAnchorPoint?,
        in file: AuditAnchorFile
    ) throws -> Bool {
        var isMoved = false
        try file.update { points in
            isMoved = points[organization] == before
            if isMoved { points[organization] = end ?? before }
        }
        return isMoved
    }

    private static func compare(
        _ point: AuditAnchorPoint, in transaction: any SQLTransaction
    ) throws -> RestoredOrganization? {
        let chain = AuditRepository(organization: point.organization, transaction: transaction)
        let head = try chain.head()
        let mac = try chain.entry(point.sequence)?.mac
        return RestoreDecision.reason(anchored: point, head: head, macAtAnchor: mac).map {
            RestoredOrganization(
                organization: point.organization, reason: $0, anchoredSequence: point.sequence,
                foundSequence: head?.sequence ?? 0)
        }
    }

    private static func end(
        of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> AuditAnchorPoint? {
        try AuditRepository(organization: organization, transaction: transaction).head().map {
            AuditAnchorPoint(
                organization: organization, sequence: $0.sequence, mac: $0.mac, epoch: $0.epoch, time: transaction.now)
        }
    }
}
