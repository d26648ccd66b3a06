/// Who asks, as the host vouches (ACC-11).
public struct Actor: Hashable, Sendable, Codable {
    /// A person, or scheduled work.
    public enum Identity: Hashable, Sendable, Codable {
        /// A user of the organization.
        case user(UserID)
        /// Scheduled work of the host; it can't be named on the command line or on the web.
        case system
    }

    /// The way by which the call came.
    public enum Channel: String, Hashable, Sendable, Codable {
        /// A host that calls the library.
        case library
        /// The command line.
        case commandLine = "command_line"
        /// A browser.
        case web
    }

    /// The organization in which the call is made.
    public let organization: OrganizationID
    /// Who.
    public let identity: Identity
    /// How.
    public let channel: Channel
    /// The operating system's user, on the command line.
    public let operatingSystemUser: String?

    /// Names an actor.
    public init(
        organization: OrganizationID, identity: Identity, channel: Channel, operatingSystemUser: String? = nil
    ) {
        self.organization = organization
        self.identity = identity
        self.channel = channel
        self.operatingSystemUser = operatingSystemUser
    }

    /// A user of an organization, through the library.
    public static func user(_ user: UserID, of organization: OrganizationID) -> Actor {
        Actor(organization: organization, identity: .user(user), channel: .library)
    }

    /// The host's scheduled work.
    public static func system(of organization: OrganizationID) -> Actor {
        Actor(organization: organization, identity: .system, channel: .library)
    }

    /// The user, unless it is the system.
    public var user: UserID? {
        if case .user(let user) = identity { return user }
        return nil
    }
}
