import OpenSSLCrypto
import SQLStore
import Workspace

/// Decides on a change of people and carries it out, inside one transaction.
struct PeopleWork {
    let services: RunServices
    let actor: Actor
    let transaction: any SQLTransaction
    /// How long what is removed can be restored, in milliseconds.
    let retention: Int64

    init(_ people: People, actor: Actor, in transaction: any SQLTransaction) {
        self.services = people.services
        self.actor = actor
        self.transaction = transaction
        self.retention = people.retention
    }

    var organization: OrganizationID { actor.organization }
    var people: PeopleRepository { PeopleRepository(organization: organization, transaction: transaction) }
    var acts: BulkActRepository { BulkActRepository(organization: organization, transaction: transaction) }

    /// Asks the rules about everybody who is named.
    ///
    /// - Throws: `GatewayError` with the field that is to blame.
    func plan(_ act: BulkAct) throws -> PlannedChange {
        guard act.kind != nil else { return try plan(threshold: act) }
        try checkList(act.people)
        let standings = try people.standings(of: act.people)
        for (index, user) in act.people.enumerated() where standings[user] == nil {
            throw GatewayError.refused(.userNotFound, at: field(index, act))
        }
        let (changing, unchanged) = try split(act, standings)
        try requireSuperAdmin(act, changing)
        return PlannedChange(
            act: act, standings: standings, changing: changing, unchanged: unchanged,
            digest: try digest(act, standings))
    }

    /// Carries out what was planned.
    ///
    /// - Parameters:
    ///   - id: the act, for TEAM-10 to count.
    ///   - isApproved: whether a second person has seen it.
    func apply(_ plan: PlannedChange, as id: RunID, isApproved: Bool) throws -> BulkResult {
        if let kind = plan.act.kind, !plan.changing.isEmpty {
            try acts.note(plan.changing, kind, act: id.rawValue, isApproved: isApproved)
        }
        switch plan.act {
        case .removal: return .removal(try remove(plan))
        case .roles(let changes): return .roles(try setRoles(changes, plan))
        case .seats(let changes): return .seats(try setSeats(changes, plan))
        case .threshold(let threshold): return .threshold(try setThreshold(threshold))
        case .thresholdOff: return .threshold(try setThreshold(nil))
        }
    }

    /// Writes the audit entries of an act on people, as many as their ids need.
    func record(_ users: [UserID], _ operation: AuditOperation, _ detail: [String: String] = [:]) throws {
        for start in stride(from: 0, to: users.count, by: AuditSubjects.idsMax) {
            let part = users[start..<min(start + AuditSubjects.idsMax, users.count)]
            try services.log.append(
                AuditEntry(
                    actor: actor, operation: operation, subjects: ["user": part.map(\.rawValue)], detail: detail),
                in: transaction)
        }
    }

    private func checkList(_ users: [UserID]) throws {
        guard !users.isEmpty else { throw GatewayError.nobodyNamed }
        guard users.count <= Directory.bulkMax else { throw GatewayError.tooManyPeople }
        var seen: Set<UserID> = []
        for (index, user) in users.enumerated() where !seen.insert(user).inserted {
            throw GatewayError.refused(.namedTwice, at: "people[\(index)]")
        }
    }

    private func field(_ index: Int, _ act: BulkAct) -> String {
        act.people.count == 1 ? "user" : "people[\(index)]"
    }

    /// Who changes, and who is as asked already.
    private func split(
        _ act: BulkAct, _ standings: [UserID: PersonStanding]
    ) throws -> (changing: [UserID], unchanged: [UserID]) {
        var (changing, unchanged): ([UserID], [UserID]) = ([], [])
        for (index, user) in act.people.enumerated() {
            guard let person = standings[user] else { continue }
            let (isChange, refusal) = Self.decide(act, index, person)
            if let refusal { throw GatewayError.refused(refusal, at: field(index, act)) }
            if isChange { changing.append(user) } else { unchanged.append(user) }
        }
        return (changing, unchanged)
    }

    private static func decide(
        _ act: BulkAct, _ index: Int, _ person: PersonStanding
    ) -> (isChange: Bool, refusal: Refusal?) {
        switch act {
        case .removal:
            person.isPresent ? (true, RemovalRules.refusal(of: person)) : (false, nil)
        case .roles(let changes):
            (changes[index].role != person.role, RoleRules.refusal(of: changes[index].role, for: person))
        case .seats(let changes):
            (changes[index].seat != person.seat, SeatRules.refusal(of: changes[index].seat, for: person))
        case .threshold, .thresholdOff: (false, nil)
        }
    }

    /// Somebody has to be left who may change roles and teams.
    private func requireSuperAdmin(_ act: BulkAct, _ changing: [UserID]) throws {
        let before = try people.superAdmins()
        var after = before
        switch act {
        case .removal: after.subtract(changing)
        case .roles(let changes):
            for change in changes {
                if change.role == .superAdmin { after.insert(change.user) } else { after.remove(change.user) }
            }
        case .seats, .threshold, .thresholdOff: return
        }
        if let refusal = RoleRules.refusal(ofSuperAdmins: after.count, before: before.count) { throw refusal }
    }

    private func digest(_ act: BulkAct, _ standings: [UserID: PersonStanding]) throws -> String {
        var text = try JSONText.encode(act)
        for person in standings.values.sorted(by: { $0.user < $1.user }) {
            let teams = person.memberships.map { "\($0.team):\($0.position.rawValue)" }.joined(separator: ",")
            text += "\n\(person.user) \(person.version) \(person.role) \(person.seat) \(person.isPresent) \(teams)"
        }
        return Hexadecimal.text(Digest.sha256(Array(text.utf8)))
    }

    private func plan(threshold act: BulkAct) throws -> PlannedChange {
        let (now, version) = try acts.threshold()
        let value = now.map { "\($0.people) \($0.percent)" } ?? "off"
        let text = try JSONText.encode(act) + "\n\(value) \(version)"
        return PlannedChange(
            act: act, standings: [:], changing: [], unchanged: [],
            digest: Hexadecimal.text(Digest.sha256(Array(text.utf8))))
    }
}
