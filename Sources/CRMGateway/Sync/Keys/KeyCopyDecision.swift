import Workspace

/// What a sync does to a target's key for one CRM (SYNC-2). Pure.
enum KeyCopyDecision: Hashable, Sendable {
    /// The target has none: make one.
    case copy
    /// The target has a key to the same grant: nothing to do.
    case unchanged
    /// The target's key to another grant is replaced.
    case replace(replacesOwnConnection: Bool)
    /// The target's own connection is kept, as the caller asked.
    case keepOwnConnection

    /// Decides from the key that the target has, if any.
    static func decide(
        existing: TargetKey?, sourceGrant: GrantID, keepsOwnConnections: Bool
    ) -> KeyCopyDecision {
        guard let existing else { return .copy }
        guard existing.grant != sourceGrant else { return .unchanged }
        guard existing.isOwnConnection else { return .replace(replacesOwnConnection: false) }
        return keepsOwnConnections ? .keepOwnConnection : .replace(replacesOwnConnection: true)
    }
}

extension KeyCopyDecision {
    /// The stable word for a run's record; `nil` where nothing is written.
    var outcome: String? {
        switch self {
        case .copy: "copied"
        case .replace(let replacesOwn): replacesOwn ? "replaced_own_connection" : "replaced"
        case .unchanged, .keepOwnConnection: nil
        }
    }
}
