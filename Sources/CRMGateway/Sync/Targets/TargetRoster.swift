import ConnectorKit
import SQLStore
import Workspace

/// Whom a sync is for, page by page, decided by the rules and rows of the moment.
struct TargetRoster: Sendable {
    let organization: OrganizationID
    let scope: SyncScope
    let actor: Actor
    /// Tells whether we wrote a key as it stands (T-03).
    let dataKeys: DataKeys

    /// How many people one chunk, and so one transaction, holds.
    static let chunkPeopleMax = 500

    /// Some of the people, behind a cursor.
    func page(after cursor: UserID?, in transaction: any SQLTransaction) throws -> TargetPage {
        switch scope {
        case .user(let user): try alone(user, in: transaction)
        case .team(let team): try members(of: team, after: cursor, in: transaction)
        }
    }

    /// Says no where the actor may not, the team isn't there, or somebody named alone is ruled out.
    func requireScope(in transaction: any SQLTransaction) throws {
        try requireActor(in: transaction)
        switch scope {
        case .user(let user):
            switch try decideAlone(user, in: transaction).decision {
            case .target: break
            case .notFound: throw GatewayError(Refusal.userNotFound)
            case .refused(let refusal), .skipped(let refusal): throw GatewayError(refusal)
            }
        case .team(let team):
            guard try teams(in: transaction).byID(team) != nil else { throw GatewayError(Refusal.teamNotFound) }
        }
    }

    /// The organization admin and their keys, as they are now; those of `crms` alone where it is given.
    func source(of crms: Set<CRMID>?, in transaction: any SQLTransaction) throws -> SyncCRMSource {
        let admin = try organizationAdmin(in: transaction)
        let keys = try CRMKeyRepository(of: organization).keys(of: [admin], in: transaction)[admin] ?? []
        let grants = GrantRepository(of: organization)
        var sourceKeys: [SourceKey] = []
        for key in keys where crms?.contains(key.crm) ?? true {
            // To hand on a key that somebody forged would make genuine keys of it.
            guard try dataKeys.vouches(for: key, of: organization, in: transaction) else {
                throw GatewayError.keyForged(key.crm)
            }
            guard let grant = try grants.find(key.grant, in: transaction) else { continue }
            sourceKeys.append(SourceKey(key, grant))
        }
        return SyncCRMSource(admin: admin, keys: sourceKeys.sorted { $0.crm < $1.crm })
    }

    /// Says no where the actor's rights, or what the run copies from, have changed since it began (F-D5, T-16).
    func requireSource(_ source: SyncCRMSource, in transaction: any SQLTransaction) throws {
        try requireActor(in: transaction)
        let now = try self.source(of: Set(source.keys.map(\.crm)), in: transaction)
        guard now.admin == source.admin, now.keys.map(\.grant) == source.keys.map(\.grant) else {
            throw GatewayError(
                code: "source_changed", rule: "SYNC-1",
                message: "The organization admin, or a CRM key of theirs, changed while the sync ran.",
                nextStep: "Start the sync again: it goes on from the new source.")
        }
    }

    private func requireActor(in transaction: any SQLTransaction) throws {
        let user = try actor.user.flatMap { try users(in: transaction).byID($0) }
        let authority = Authority(actor: actor, user: user)
        if let refusal = AccessRules.maySync(authority, in: organization) { throw GatewayError(refusal) }
    }

    private func members(
        of team: TeamID, after cursor: UserID?, in transaction: any SQLTransaction
    ) throws -> TargetPage {
        let admin = try organizationAdmin(in: transaction)
        let members = try teams(in: transaction).members(of: team, after: cursor, limit: Self.chunkPeopleMax)
        var page = TargetPage(next: members.count == Self.chunkPeopleMax ? members.last?.user : nil)
        for member in members {
            page.add(
                TargetPerson(user: member.user, email: EmailKey(rawValue: member.emailKey)),
                AccessRules.syncTarget(
                    member.target(in: organization), in: organization, from: .organizationAdmin(admin),
                    as: .teamPush(member.position)))
        }
        return page
    }

    private func alone(_ user: UserID, in transaction: any SQLTransaction) throws -> TargetPage {
        var page = TargetPage()
        let found = try decideAlone(user, in: transaction)
        if let person = found.person { page.add(person, found.decision) }
        return page
    }

    private func decideAlone(
        _ user: UserID, in transaction: any SQLTransaction
    ) throws -> (person: TargetPerson?, decision: SyncTargetDecision) {
        let account = try users(in: transaction).byID(user)
        let dashboard = try DashboardRepository(organization: organization, transaction: transaction).find(user)
        let positions = Set(try teams(in: transaction).memberships(of: user).map(\.position))
        let decision = AccessRules.syncTarget(
            account.map { SyncTarget($0, hasDashboard: dashboard != nil) }, in: organization,
            from: .organizationAdmin(try organizationAdmin(in: transaction)), as: .user(positions: positions))
        return (account.map { TargetPerson(user: user, email: EmailKey(rawValue: $0.email.key)) }, decision)
    }

    private func organizationAdmin(in transaction: any SQLTransaction) throws -> UserID {
        let found = try OrganizationRepository(organization: organization, transaction: transaction).find()
        guard let found else { throw GatewayError(Refusal.organizationNotFound) }
        return found.admin
    }

    private func users(in transaction: any SQLTransaction) -> UserRepository {
        UserRepository(organization: organization, transaction: transaction)
    }

    private func teams(in transaction: any SQLTransaction) -> TeamRepository {
        TeamRepository(organization: organization, transaction: transaction)
    }
}
