public import Workspace

/// How a team's members differ from an admin's configuration (DRIFT).
///
/// Only what a push of the category would change counts: a member's own owner properties and own stages are no drift.
public struct TeamDrift: Hashable, Sendable, Codable {
    /// The team.
    public let team: TeamID
    /// The admin.
    public let admin: UserID
    /// By category, in the order of ``Settings/documentCategories``.
    public let categories: [CategoryDrift]

    /// Whether anybody differs in anything.
    public var isFound: Bool { categories.contains { $0.differing > 0 } }
}
