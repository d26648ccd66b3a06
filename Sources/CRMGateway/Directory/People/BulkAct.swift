public import Workspace

/// A change of people that TEAM-10 may park.
public enum BulkAct: Hashable, Sendable, Codable {
    /// These are removed entirely.
    case removal([UserID])
    /// These get other roles.
    case roles([RoleChange])
    /// These get other seats.
    case seats([SeatChange])
    /// The threshold itself gets another value.
    case threshold(BulkThreshold)
    /// The threshold is turned off.
    case thresholdOff

    /// Whom it changes, in the order in which they were named.
    public var people: [UserID] {
        switch self {
        case .removal(let users): users
        case .roles(let changes): changes.map(\.user)
        case .seats(let changes): changes.map(\.user)
        case .threshold, .thresholdOff: []
        }
    }

    /// As what it is counted; `nil` for a change of the threshold.
    public var kind: BulkKind? {
        switch self {
        case .removal: .removal
        case .roles: .role
        case .seats: .seat
        case .threshold, .thresholdOff: nil
        }
    }

    /// What the actor has to be allowed.
    var privilege: Privilege {
        if case .removal = self { .changeTeams } else { .changeRoles }
    }

    var operation: AuditOperation {
        switch self {
        case .removal: .userRemove
        case .roles: .userRole
        case .seats: .userSeat
        case .threshold, .thresholdOff: .bulkThreshold
        }
    }

    var subjects: AuditSubjects { ["user": people.map(\.rawValue)] }
}
