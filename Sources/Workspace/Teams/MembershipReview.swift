/// What nobody changes when memberships change, and an admin has to look at (TEAM-8).
public enum MembershipReview: String, Hashable, Sendable, Codable, CaseIterable {
    /// The role in the organization.
    case role
    /// The teams that the person is on, and what they are there.
    case team
    /// Which meetings they may see (ACC-8).
    case meetingAccess = "meeting_access"
    /// Which reports they may see (ACC-8).
    case reportingAccess = "reporting_access"
    /// The settings that an admin of the team pushed, or pushes to others.
    case settings
    /// The CRM keys and owner bindings.
    case crmSync = "crm_sync"

    /// What to do about it.
    public var advice: String {
        switch self {
        case .role: "Check whether the role in the organization still fits."
        case .team: "Check who leads the teams concerned, and who is left on them."
        case .meetingAccess: "Grant or end access to meetings: it is granted apart."
        case .reportingAccess: "Grant or end access to reports: it is granted apart."
        case .settings: "Push the team's settings: they stay as they were."
        case .crmSync: "Sync CRM: keys and owner bindings stay as they were."
        }
    }
}
