/// An actor, together with what the store says about them at the moment of the decision.
public struct Authority: Hashable, Sendable {
    /// Who asks.
    public let actor: Actor
    /// Their account in the actor's organization; `nil` for the system, and for somebody who isn't there.
    public let user: User?

    /// Joins an actor with their account; an account of someone else counts as none.
    public init(actor: Actor, user: User?) {
        self.actor = actor
        self.user = user.flatMap { $0.id == actor.user && $0.organization == actor.organization ? $0 : nil }
    }

    /// Whether the account is there and the membership lasts.
    public var isPresent: Bool { user?.isPresent == true }
}
