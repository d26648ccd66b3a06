/// A user together with the id by which the host's own directory knows them.
public struct HostAccount: Hashable, Sendable {
    /// The user.
    public let user: User
    /// The host's id, unique among the organization's present users; `nil` for somebody whom the host hasn't named.
    public let externalID: ExternalID?

    /// Joins a user with the host's id.
    public init(user: User, externalID: ExternalID?) {
        self.user = user
        self.externalID = externalID
    }
}
