public import ConnectorKit

/// Which CRM user a person is, by email (SYNC-4, SYNC-6).
public enum OwnerResolution: Hashable, Sendable {
    /// Exactly one active CRM user has the email, or of several exactly one signs in with it.
    case bound(CRMUserID)
    /// CRM users have it, and none is active.
    case inactive(CRMUserID)
    /// Several active ones have it, and not exactly one of them signs in with it: never a guess.
    case ambiguous(count: Int)
    /// Nobody has it.
    case unresolved

    /// Decides for one email from what the CRM said. Pure.
    public static func decide(_ owners: [CRMOwner]) -> OwnerResolution {
        let active = owners.filter(\.isActive)
        let users = Set(active.map(\.id))
        if let only = users.first, users.count == 1 { return .bound(only) }
        if users.count > 1 {
            let signingIn = Set(active.lazy.filter(\.signsInWithEmail).map(\.id))
            guard let only = signingIn.first, signingIn.count == 1 else { return .ambiguous(count: users.count) }
            return .bound(only)
        }
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

extension CRMOwner {
    /// Whether the email is also the name that they sign in with, where the CRM has one apart from it.
    fileprivate var signsInWithEmail: Bool {
        login.map { EmailKey(comparing: $0) == email } ?? false
    }
}
