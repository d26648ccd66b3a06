import ConnectorKit
import SQLStore
import Workspace

/// Whether the clean-up can still settle what a probe left with a live key of its account: the key is shown the record, or can
/// look for it by its mark. Asked under the account's lease.
struct ProbeReach: Sendable {
    let services: RunServices
    let lease: Lease
    let actor: Actor

    /// Asks with one key after the other until one of them reaches it.
    ///
    /// - Throws: `ConnectorError` where a CRM couldn't be asked, so that nobody knows; `GatewayError` `superseded`; what
    ///   the store throws.
    func reaches(_ row: ProbeRow) async throws -> Bool {
        let account = VerifiedAccount(crm: row.crm, account: row.account)
        let grants = try await ProbeCleanups(services: services)
            .grants(of: account, preferring: [row], lease.organization)
        for grant in grants where try await reaches(row, with: grant) { return true }
        return false
    }

    private func reaches(_ row: ProbeRow, with grant: GrantRow) async throws -> Bool {
        do {
            let context = try await ProbeContext.open(services, grant: grant, lease: lease, actor: actor)
            try context.requireLease()
            return try await Self.reaches(row, context)
        } catch let error as GatewayError {
            guard ProbeCleanups.isKeys(error) else { throw error }
            return false
        } catch let error as ConnectorError {
            guard Self.deniesSight.contains(error.kind) else { throw error }
            return false
        }
    }

    /// What a CRM answers a key that isn't shown a record, or works no longer. Some find the id of what they hide wrong.
    private static let deniesSight: Set<ConnectorErrorKind> = [
        .notFound, .forbidden, .unauthenticated, .invalid, .unsupported,
    ]

    private static func reaches(_ row: ProbeRow, _ context: ProbeContext) async throws(ConnectorError) -> Bool {
        let session = context.sessions.cleanup
        guard let id = row.record else {
            // What isn't shown yet, the clean-up closes by itself; a copy that somebody else made, it never removes.
            let seen = try await ProbeLook(session: session).look(for: [row], of: row.object)[row.mark]
            return seen.map { !$0.ours.isEmpty } ?? true
        }
        let record = RecordReference(object: row.object, id: id)
        let shown = try await session.reading.read([record], properties: context.markProperties(of: [record]))
        return shown.contains { $0.reference == record }
    }
}
