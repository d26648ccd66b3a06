import SQLStore
import Workspace

/// One edit inside its transaction: what is there, what the rules make of it, and the audit entry.
struct TeamEdit {
    let actor: Actor
    let operation: AuditOperation
    let audit: AuditLog
    let transaction: any SQLTransaction

    var teams: TeamRepository { TeamRepository(organization: actor.organization, transaction: transaction) }

    /// The team is of this organization.
    func require(_ team: TeamID, field: String = "team") throws {
        guard try teams.byID(team) != nil else { throw Refusal.teamNotFound.at(field) }
    }

    /// Somebody present, with all of their memberships.
    func person(_ user: UserID, field: String = "user") throws -> TeamPerson {
        guard let person = try teams.people([user])[user] else { throw Refusal.userNotFound.at(field) }
        return person
    }

    /// Writes a change, and its audit entries, as many as its ids need.
    func write(_ change: MembershipChange) throws -> MembershipChange {
        try teams.apply(change)
        let helping = Set(change.changes.filter { $0.after == .secondaryAdmin }.map(\.user))
        let detail = detail(of: change)
        for portion in change.users.parts(of: AuditSubjects.idsMax) {
            try record(
                [
                    "user": portion.map(\.rawValue), "team": change.teams.map(\.rawValue),
                    "secondary_admin": portion.filter(helping.contains).map(\.rawValue),
                ], detail)
        }
        return change
    }

    /// Writes one audit entry of the effect.
    func record(_ ids: [String: [String]], _ detail: [String: String] = [:]) throws {
        let subjects = AuditSubjects(ids.filter { !$0.value.isEmpty })
        try audit.append(
            AuditEntry(actor: actor, operation: operation, subjects: subjects, detail: detail), in: transaction)
    }

    /// Of an edit that concerns one or two places, what they were and what they are, in the order of the changes.
    private func detail(of change: MembershipChange) -> [String: String] {
        guard change.changes.count <= 2 else { return [:] }
        var detail: [String: String] = [:]
        for (index, one) in change.changes.enumerated() {
            let words = [one.before?.rawValue ?? "none", one.after?.rawValue ?? "none"].joined(separator: " to ")
            detail["change_\(index + 1)"] = "\(one.user.rawValue) in \(one.team.rawValue): \(words)"
        }
        return detail
    }
}
