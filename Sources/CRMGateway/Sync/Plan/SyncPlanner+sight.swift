import ConnectorKit
import SQLStore
import Workspace

extension SyncPlanner {
    /// Which owner properties would be shown to the key's user, and for how many members the CRM would be asked.
    ///
    /// - Returns: `nil` for a CRM that hides no property.
    func sight(
        _ session: CRMReader, _ source: SourceKey, _ planned: [PlannedOwnerProperty],
        _ owners: [EmailKey: [CRMOwner]], for targets: [PlannedTarget]
    ) async throws -> PlannedSight? {
        guard session.descriptor.ownerProperties.needsVisibility else { return nil }
        let usable = planned.filter { $0.change != .use && $0.change != .refuse }
        let hidden = usable.filter { $0.change != .adopt }
        let references = usable.map { PropertyReference(object: $0.object, name: $0.property) }
        let bound = Self.bound(targets, source, owners)
        return PlannedSight(
            properties: hidden.map { PropertyReference(object: $0.object, name: $0.property) }.sorted(),
            membersMax: try await store.read { transaction in
                let audience = try OwnerPropertyAudience.chosen(
                    for: source.crm, in: roster.organization, transaction)
                guard audience == .everySyncedMember, !references.isEmpty else { return 0 }
                // What is made, or shown, anew is another question for everybody.
                guard hidden.isEmpty else { return bound.count }
                return try asks(bound, references, source, in: transaction)
            })
    }

    /// The targets who would hold the key and be bound.
    private static func bound(
        _ targets: [PlannedTarget], _ source: SourceKey, _ owners: [EmailKey: [CRMOwner]]
    ) -> [UserID: CRMUserID] {
        let holders = targets.filter { target in
            target.keys.contains { $0.crm == source.crm && $0.change != .keepOwnConnection }
        }
        return Dictionary(
            holders.compactMap { target in
                OwnerResolution.decide(owners[target.email] ?? []).user.map { (target.user, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    private func asks(
        _ bound: [UserID: CRMUserID], _ references: [PropertyReference], _ source: SourceKey,
        in transaction: any SQLTransaction
    ) throws -> Int {
        let properties = try OwnerPropertyRepository(organization: roster.organization, transaction: transaction)
            .of(source.crm, account: source.account)
        let question = SightQuestion(source, references, properties)
        let sights = OwnerSightRepository(organization: roster.organization, transaction: transaction)
        var count = 0
        for part in bound.keys.sorted().parts(of: TargetRoster.chunkPeopleMax) {
            let known = try sights.of(Array(part), crm: source.crm)
            count += part.count { user in
                guard let crmUser = bound[user] else { return false }
                return request.asksAgain || question.isToAsk(for: crmUser, known: known[user], asksAgain: nil)
            }
        }
        return count
    }
}
