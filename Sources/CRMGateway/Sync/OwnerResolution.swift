public import ConnectorKit

/// Which CRM user a person is, by email (SYNC-4, SYNC-6).
public enum OwnerResolution: Hashable, Sendable {
    /// Exactly one active CRM user has the email.
    case bound(CRMUserID)
    /// CRM users have it, and none is active.
    case inactive(CRMUserID)
    /// Several active ones have it: never a guess.
    case ambiguous(count: Int)
    /// Nobody has it.
    case unresolved

    /// Decides for one email from what the CRM said. Pure.
    public static func decide(_ owners: [CRMOwner]) -> OwnerResolution {
        let active = Set(owners.lazy.filter(\.isActive).map(\.id))
        if let only = active.first, active.count == 1 { return .bound(only) }
        if active.count > 1 { return .ambiguous(count: active.count) }
        return owners.map(\.id).min().map(OwnerResolution.inactive) ?? .unresolved
    }

    /// The CRM user to bind, where there is exactly one.
    public var user: CRMUserID? {
        if case .bound(let user) = self { return user }
        return nil
    }

    /// The stable word that is stored and printed.
    public var status: BindingStatus {
        switch self {
        case .bound: .bound
        case .inactive: .inactive
        case .ambiguous: .ambiguous
        case .unresolved: .unresolved
        }
    }
}
