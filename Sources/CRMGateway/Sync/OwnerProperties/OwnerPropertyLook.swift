import ConnectorKit

/// Reads what is needed to decide about one object's owner property, and decides; a preview does no more than this.
struct OwnerPropertyLook: Sendable {
    let reading: any CRMReading
    let traits: OwnerPropertyTraits
    let object: ObjectDescription
    let policy: OwnerPropertyPolicy

    /// Reads definitions, archived ones only where they matter, and decides; never `.lookAtArchived`.
    func decide() async throws(ConnectorError) -> OwnerPropertyDecision {
        for scope in [PropertyScope.live, .all] {
            let decision = try await decide(scope)
            if decision != .lookAtArchived { return decision }
        }
        preconditionFailure("with archived definitions read, every decision is final")
    }

    /// Decides from one reading.
    func decide(_ scope: PropertyScope) async throws(ConnectorError) -> OwnerPropertyDecision {
        OwnerPropertyDecision.decide(
            policy: policy, object: object, traits: traits,
            definitions: try await reading.properties(of: object.object, scope: scope), scope: scope)
    }
}
