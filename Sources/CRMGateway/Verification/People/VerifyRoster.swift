import ConnectorKit
import SQLStore
import Workspace

/// Whom a verification is for, page by page, decided by the rules and rows of the moment (ACC-7, ACC-12).
///
/// Unlike a sync it is made for primary admins and for the organization admin too: what they have must work as well. One
/// that follows a sync or a push leaves out whom that left out.
struct VerifyRoster: Sendable {
    let organization: OrganizationID
    let scope: SyncScope
    let actor: Actor
    /// The run that it follows; `nil` where it is asked for by itself.
    var followed: FollowedRun?

    /// How many people one chunk, and so one transaction, holds.
    static let chunkPeopleMax = 500

    /// Says no where the actor may not, whom or what they named isn't there, or somebody named alone is ruled out.
    ///
    /// - Returns: whether the actor may see values of records in the report (ACC-12).
    @discardableResult
    func requireScope(in transaction: any SQLTransaction) throws -> Bool {
        let authority = try GuardedCalls.authority(of: actor, in: transaction)
        let seesAll = AccessRules.refusal(of: .verifyOthers, by: authority) == nil
        switch scope {
        case .user(let user):
            if let refusal = AccessRules.mayVerify(authority, user) { throw GatewayError(refusal) }
            try requireAlone(user, "user", in: transaction)
        case .team(let team):
            try requireTeam(team, authority, in: transaction)
        case .members(let team, let users):
            try requireTeam(team, authority, in: transaction)
            guard (1...SyncScope.membersMax).contains(users.count) else { throw GatewayError.membersCount(users.count) }
            // They are kept with the run, so that it can name who wasn't found.
            guard users.allSatisfy({ $0.rawValue.utf8.count <= AuditSubjects.idLengthMax }) else {
                throw GatewayError(Refusal.userNotFound.at("members"))
            }
            if users.count == 1 {
                guard try teams(in: transaction).members(of: team, users)[users[0]] != nil else {
                    throw GatewayError(Refusal.userNotFound.at("members"))
                }
                try requireAlone(users[0], "members", in: transaction)
            }
        }
        return seesAll
    }

    /// Some of the people, behind a cursor.
    func page(
        after cursor: UserID?, limit: Int = chunkPeopleMax, in transaction: any SQLTransaction
    ) throws -> VerifyPage {
        let admin = try OrganizationRepository(organization: organization, transaction: transaction).find()?.admin
        switch scope {
        case .user(let user): return try alone(user, admin, in: transaction)
        case .team(let team):
            let members = try teams(in: transaction).members(of: team, after: cursor, limit: limit)
            var page = VerifyPage(next: members.count == limit ? members.last?.user : nil)
            try add(members, to: &page, admin, in: transaction)
            return page
        case .members(let team, let users):
            let part = Array(users.lazy.filter { user in cursor.map { user > $0 } ?? true }.prefix(limit))
            let found = try teams(in: transaction).members(of: team, part)
            var page = VerifyPage(next: part.last == users.last ? nil : part.last)
            page.leftOut = Array(repeating: .userNotFound, count: part.count - found.count)
            try add(part.compactMap { found[$0] }, to: &page, admin, in: transaction)
            return page
        }
    }

    /// One of the people, or why they are left out.
    func page(of user: UserID, in transaction: any SQLTransaction) throws -> VerifyPage {
        let admin = try OrganizationRepository(organization: organization, transaction: transaction).find()?.admin
        switch scope {
        case .user: return try alone(user, admin, in: transaction)
        case .team(let team), .members(let team, _):
            let found = try teams(in: transaction).members(of: team, [user])[user]
            var page = VerifyPage(leftOut: found == nil ? [.userNotFound] : [])
            try add([found].compactMap(\.self), to: &page, admin, in: transaction)
            return page
        }
    }

    /// Sorts members in: those whom the verification is made for, and those whom a rule leaves out.
    private func add(
        _ members: [SyncMember], to page: inout VerifyPage, _ admin: UserID?, in transaction: any SQLTransaction
    ) throws {
        let exclusion = try followed?.exclusion(of: organization, in: transaction)
        for member in members {
            if let refusal = exclusion?(member) {
                page.leftOut.append(refusal)
            } else {
                page.add(VerifyPerson(member, admin, try reach(of: member, in: transaction)), member.seat)
            }
        }
    }

    /// How a sync reaches a member; only of who leads the team more than their position has to be looked at.
    private func reach(of member: SyncMember, in transaction: any SQLTransaction) throws -> SyncReach {
        guard member.position == .primaryAdmin else { return .withTeam }
        return try reach(of: member.user, in: transaction)
    }

    private func reach(of user: UserID, in transaction: any SQLTransaction) throws -> SyncReach {
        SyncReach(positions: Set(try teams(in: transaction).memberships(of: user).map(\.position)))
    }

    private func requireTeam(
        _ team: TeamID, _ authority: Authority, in transaction: any SQLTransaction
    ) throws {
        if let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw GatewayError(refusal) }
        guard try teams(in: transaction).byID(team) != nil else { throw GatewayError(Refusal.teamNotFound.at("team")) }
    }

    /// Somebody named alone is there, and may be verified: nobody would be left if a rule left them out (ACC-7).
    private func requireAlone(_ user: UserID, _ field: String, in transaction: any SQLTransaction) throws {
        let found = try UserRepository(organization: organization, transaction: transaction).byID(user)
        guard let found, found.isPresent else { throw GatewayError(Refusal.userNotFound.at(field)) }
        if found.seat == .spectator { throw GatewayError(Refusal.spectatorVerification) }
    }

    private func alone(
        _ user: UserID, _ admin: UserID?, in transaction: any SQLTransaction
    ) throws -> VerifyPage {
        var page = VerifyPage()
        let found = try UserRepository(organization: organization, transaction: transaction).byID(user)
        guard let found, found.isPresent else {
            page.leftOut.append(.userNotFound)
            return page
        }
        let dashboard = try DashboardRepository(organization: organization, transaction: transaction).find(user)
        page.add(
            VerifyPerson(
                user: user, email: EmailKey(rawValue: found.email.key), hasDashboard: dashboard != nil,
                isOrganizationAdmin: user == admin, reach: try reach(of: user, in: transaction)), found.seat)
        return page
    }

    private func teams(in transaction: any SQLTransaction) -> TeamRepository {
        TeamRepository(organization: organization, transaction: transaction)
    }
}

extension VerifyPage {
    fileprivate mutating func add(_ person: VerifyPerson, _ seat: Seat) {
        if seat == .spectator { leftOut.append(.spectatorVerification) } else { people.append(person) }
    }
}

extension VerifyPerson {
    fileprivate init(_ member: SyncMember, _ admin: UserID?, _ reach: SyncReach) {
        self.init(
            user: member.user, email: EmailKey(rawValue: member.emailKey), hasDashboard: member.hasDashboard,
            isOrganizationAdmin: member.user == admin, reach: reach)
    }
}

extension Refusal {
    /// ACC-7: a spectator writes into no CRM, so that there is nothing to prove.
    static let spectatorVerification = Refusal(
        code: "spectator_verification", rule: "ACC-7",
        message: "A spectator is given no CRM keys, and is never verified.",
        nextStep: "Leave them out, or convert the seat to standard first.")
}
