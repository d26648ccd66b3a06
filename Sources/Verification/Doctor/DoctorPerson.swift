public import Foundation
public import Workspace

/// A person's account, as far as the doctor needs it.
public struct DoctorPerson: Hashable, Sendable {
    /// What the rules know of them.
    public var standing: PersonStanding
    /// The address.
    public var email: String
    /// The names of their teams, by team.
    public var teamNames: [TeamID: String]
    /// Whether the organization has a team that they aren't on (TEAM-2).
    public var hasDestination: Bool
    /// When they were removed, if they were.
    public var removedAt: Date?
    /// Until when the removal can be taken back.
    public var restorableUntil: Date?
    /// Who leads their teams, or helps to.
    public var leaders: Set<UserID>
    /// The organization admin, from whose dashboard anybody may be given settings (SET-1).
    public var organizationAdmin: UserID?
    /// Why removing one person takes a second person's approval (TEAM-10); `nil` where it doesn't.
    public var approvalRule: String?

    /// Describes a person.
    public init(
        standing: PersonStanding, email: String, teamNames: [TeamID: String] = [:], hasDestination: Bool = true,
        removedAt: Date? = nil, restorableUntil: Date? = nil, leaders: Set<UserID> = [],
        organizationAdmin: UserID? = nil,
        approvalRule: String? = nil
    ) {
        self.standing = standing
        self.email = email
        self.teamNames = teamNames
        self.hasDestination = hasDestination
        self.removedAt = removedAt
        self.restorableUntil = restorableUntil
        self.leaders = leaders
        self.organizationAdmin = organizationAdmin
        self.approvalRule = approvalRule
    }
}
