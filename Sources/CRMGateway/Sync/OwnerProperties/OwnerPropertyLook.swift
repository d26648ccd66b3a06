import ConnectorKit

/// Reads what is needed to decide about one object's owner property, and decides; a preview does no more than this.
struct OwnerPropertyLook: Sendable {
    let reading: any CRMReading
    let traits: OwnerPropertyTraits
    let object: ObjectDescription
    let policy: OwnerPropertyPolicy
    /// What an earlier run found or made under the wished label.
    var remembered: PropertyName?

    /// Reads definitions, archived ones only where they matter, and decides; never `.lookAtArchived`.
    func decide() async throws(ConnectorError) -> OwnerPropertyDecision {
        for scope in [PropertyScope.live, .all] {
            let decision = try await decide(scope)
            if decision != .lookAtArchived { return decision }
        }
        preconditionFailure("with archived definitions read, every decision is final")
    }

    /// Decides from one reading of names, types and rights.
    ///
    /// An object that this account lacks is refused by itself: that says nothing of the others. So is one of whose hidden
    /// or archived definitions this key may not know: what it may use, it saw before (F-B9).
    func decide(_ scope: PropertyScope) async throws(ConnectorError) -> OwnerPropertyDecision {
        let definitions: [PropertyDefinition]
        do {
            definitions = try await reading.propertyOutlines(of: object.object, scope: scope)
        } catch {
            let name = policy.wishedName ?? object.standardOwnerProperty ?? "owner"
            if error.kind == .unsupported {
                return .refuse(
                    OwnerPropertyConflict(reason: .objectUnavailable, property: name, explanation: error.message))
            }
            guard error.kind == .forbidden, scope == .all else { throw error }
            return .refuse(
                OwnerPropertyConflict(
                    reason: .refused, property: name, explanation: OwnerPropertyEnsurer.words(error)))
        }
        return OwnerPropertyDecision.decide(
            policy: policy, object: object, traits: traits, definitions: definitions, scope: scope,
            remembered: remembered)
    }
}
