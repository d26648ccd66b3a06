import Workspace

/// The right by which somebody names whom a call is for.
enum ScopeRule: Sendable {
    /// Sync CRM, a push of settings, and the preview of either (ACC-4).
    case sync
    /// A verification: of oneself, or by admins of everybody (ACC-12).
    case verify

    /// Why somebody may not name others; `nil` where they may.
    func refusal(by authority: Authority) -> Refusal? {
        switch self {
        case .sync: AccessRules.maySync(authority, in: authority.actor.organization)
        case .verify: AccessRules.refusal(of: .verifyOthers, by: authority)
        }
    }
}
