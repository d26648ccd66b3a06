public import Workspace

/// Members of a team differ from an admin's configuration (DRIFT).
public struct DriftFoundEvent: Hashable, Sendable, Codable {
    /// The team.
    public let team: TeamID
    /// The admin with whose configuration it was compared.
    public let admin: UserID
    /// How many members differ.
    public let members: Int
    /// In which categories, in the order of their names.
    public let categories: [Category]

    /// Describes what was found.
    public init(team: TeamID, admin: UserID, members: Int, categories: [Category]) {
        self.team = team
        self.admin = admin
        self.members = members
        self.categories = categories
    }
}
