public import Foundation
public import Workspace

/// A removal, as lists show it.
public struct Removal: Hashable, Sendable {
    /// Who was removed.
    public let user: UserID
    /// Their address; `nil` once it was purged.
    public let email: EmailAddress?
    /// Their name; `nil` once it was purged.
    public let name: PersonName?
    /// Who did it.
    public let actor: Actor
    /// What has become of it.
    public let state: RemovalState
    /// When it was done.
    public let removedAt: Date
    /// Until when it can be taken back.
    public let restorableUntil: Date
    /// When it was taken back or purged.
    public let endedAt: Date?

    /// Behind whom a list goes on.
    public struct Cursor: Hashable, Sendable {
        /// When the last one shown was removed, in milliseconds since 1970.
        public let removedAt: Int64
        /// Who that was.
        public let user: UserID
    }
}
