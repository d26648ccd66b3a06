public import Foundation

/// Where to send the browser, so that a person can let us in.
public struct ConnectInvitation: Sendable, Hashable {
    /// The vendor's page.
    public let url: String
    /// What comes back with the callback; bound to the actor, the organization and the CRM, good once.
    public let state: String
    /// Until when.
    public let expiresAt: Date
}
