import SQLStore
import Workspace

/// One upsert of people, inside its transaction.
struct PeopleUpsert {
    let authority: Authority
    let audit: AuditLog
    let ids: IDGenerator
    let outbox: MailOutbox
    let transaction: any SQLTransaction

    private var actor: Actor { authority.actor }
    private var accounts: HostAccountRepository {
        HostAccountRepository(organization: actor.organization, transaction: transaction)
    }

    func run(_ people: [CheckedHostPerson]) throws -> [UpsertedPerson] {
        let decisions = try decide(people)
        let teams = try HostTeams(actor.organization, transaction).resolve(people.map(\.teams))
        let users = decisions.map { decision -> User? in
            if case .match(let match) = decision { return match.user }
            return nil
        }
        let present = users.compactMap { $0?.id }
        let placed = try HostTeamRepository(organization: actor.organization, transaction: transaction)
            .teams(of: present)
        let ready = try accounts.withDashboard(present)
        var done: [UpsertedPerson] = []
        var created: [HostAccount] = []
        for (index, person) in people.enumerated() {
            switch decisions[index] {
            case .create:
                let account = account(person.values)
                created.append(account)
                done.append(answer(person, account.user.id, .created, teams[index], [], isSetUp: false))
            case .match(let match):
                let joined = teams[index].filter { !placed[match.user.id, default: []].contains($0) }
                try requireRight(toJoin: joined, index)
                try follow(person.values, match)
                done.append(
                    answer(
                        person, match.user.id, match.change, joined, match.kept, isSetUp: ready.contains(match.user.id))
                )
            }
        }
        try accounts.insert(created)
        try TeamJoining(actor: actor, audit: audit, transaction: transaction).join(done.map { ($0.user, $0.joined) })
        try record(done)
        return done
    }

    private func decide(_ people: [CheckedHostPerson]) throws -> [UpsertRules.PersonDecision] {
        let known = Dictionary(
            try accounts.byExternalIDs(people.map(\.values.externalID)).map { ($0.externalID, $0) },
            uniquingKeysWith: { first, _ in first })
        let namesakes = Dictionary(
            try accounts.byEmailKeys(people.map(\.values.email.key)).map { ($0.user.email.key, $0) },
            uniquingKeysWith: { first, _ in first })
        let mayChangeAdmins = AccessRules.refusal(of: .changeRoles, by: authority) == nil
        return try people.enumerated().map { index, person in
            do {
                return try UpsertRules.decide(
                    person.values, known: known[person.values.externalID],
                    namesake: namesakes[person.values.email.key], mayChangeAdmins: mayChangeAdmins)
            } catch {
                let isMoved = known[person.values.externalID].map { $0.user.email != person.values.email } ?? false
                throw GatewayError(
                    reading: error, within: "people[\(index)]", field: error is Refusal && isMoved ? "email" : nil)
            }
        }
    }

    /// Whom an admin provisions they may place; who is there already is placed by super admins (ACC-3).
    private func requireRight(toJoin teams: [TeamID], _ index: Int) throws {
        guard !teams.isEmpty, let refusal = AccessRules.mayChangeTeams(authority) else { return }
        throw GatewayError(reading: refusal, within: "people[\(index)]", field: "teams")
    }

    private func follow(_ values: HostPersonValues, _ match: PersonMatch) throws {
        guard match.change != .unchanged else { return }
        try accounts.follow(
            match.user.id, externalID: values.externalID, email: values.email, name: values.name)
        guard match.user.email != values.email else { return }
        try outbox.readdressWelcome(
            of: match.user.id, to: values.email, in: actor.organization, transaction: transaction)
    }

    private func account(_ values: HostPersonValues) -> HostAccount {
        let user = User(
            id: ids.make(), organization: actor.organization, email: values.email, name: values.name,
            role: values.role ?? .user, seat: values.seat ?? .standard, createdAt: ids.clock.now)
        return HostAccount(user: user, externalID: values.externalID)
    }

    private func answer(
        _ person: CheckedHostPerson, _ user: UserID, _ change: UpsertChange, _ joined: [TeamID],
        _ kept: [KeptDifference], isSetUp: Bool
    ) -> UpsertedPerson {
        UpsertedPerson(
            externalID: person.values.externalID, user: user, change: change, joined: joined, kept: kept,
            isSetUp: isSetUp)
    }

    /// One entry for each kind of change, and as many as the ids need.
    private func record(_ done: [UpsertedPerson]) throws {
        for change in UpsertChange.allCases where change != .unchanged {
            try Directory.record(
                done.filter { $0.change == change }.map(\.user), change.operation, team: nil, by: actor, audit,
                in: transaction)
        }
    }
}

extension UpsertChange {
    /// What the audit log calls it, of people.
    fileprivate var operation: AuditOperation {
        switch self {
        case .created: .userCreate
        case .linked: .userLink
        case .updated, .unchanged: .userUpsert
        }
    }
}
