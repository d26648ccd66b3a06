/// What to look at after somebody was removed: it changes no settings and no access by itself (TEAM-8).
public enum RemovalReview: String, Hashable, Sendable, Codable, CaseIterable {
    /// Who does what they did.
    case role
    /// Teams that are smaller now.
    case team
    /// Meetings that they could see.
    case meetingAccess = "meeting_access"
    /// Reports that they could see.
    case reportingAccess = "reporting_access"
    /// CRM keys that act as them.
    case crmSync = "crm_sync"

    /// A sentence for people.
    public var sentence: String {
        switch self {
        case .role: "Give their role, and what depended on it, to somebody else."
        case .team: "Check that each team that they left is still as it should be."
        case .meetingAccess: "Take back their access to meetings: it is granted apart, and wasn't changed."
        case .reportingAccess: "Take back their access to reports: it is granted apart, and wasn't changed."
        case .crmSync: "Reconnect the CRMs where others act as them, then run Sync CRM."
        }
    }

    static func points(stillActedAs: Bool) -> [RemovalReview] {
        allCases.filter { $0 != .crmSync || stillActedAs }
    }
}
