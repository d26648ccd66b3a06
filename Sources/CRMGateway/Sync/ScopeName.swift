/// Whom a sync is for, as people name them. ``Gateway/syncScope(_:as:)`` and ``Settings/scope(_:isPreview:as:)`` find who
/// that is.
public enum ScopeName: Hashable, Sendable {
    /// One user, by email address.
    case user(email: String)
    /// A whole team, by its name, however it is capitalised.
    case team(named: String)
    /// Selected members of a team, by email addresses, at most ``SyncScope/membersMax``. Who is on no team, or on another,
    /// is found all the same: the sync names them as not found on this one.
    case members(emails: [String], ofTeamNamed: String)
}
