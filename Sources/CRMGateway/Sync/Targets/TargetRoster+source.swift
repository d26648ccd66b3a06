import ConnectorKit
import SQLStore
import Workspace

extension TargetRoster {
    /// Whose dashboard is copied.
    func origin(in transaction: any SQLTransaction) throws -> SyncSource {
        switch copiesFrom {
        case .organizationAdmin: return .organizationAdmin(try organizationAdmin(in: transaction))
        case .actor:
            guard let user = actor.user else { throw GatewayError(Refusal.sourceNeedsPerson) }
            return .admin(user)
        case .chosen(let admin): return .admin(admin)
        }
    }

    /// Says no where the actor may not do it, or no longer.
    func requireActor(in transaction: any SQLTransaction) throws {
        let user = try actor.user.flatMap { try users(in: transaction).byID($0) }
        let authority = Authority(actor: actor, user: user)
        switch copiesFrom {
        case .organizationAdmin, .actor:
            if let refusal = AccessRules.maySync(authority, in: organization) { throw GatewayError(refusal) }
            if copiesFrom == .actor { _ = try origin(in: transaction) }
        case .chosen(let admin):
            guard case .user(let target) = scope else { throw GatewayError(Refusal.onlyOwnDashboard) }
            let chosen = try users(in: transaction).byID(admin)
            if let refusal = AccessRules.maySyncWithAdmin(authority, onto: target, from: chosen) {
                throw GatewayError(
                    refusal == .userNotFound || refusal == .sourceIsNoAdmin ? refusal.at("from") : refusal)
            }
        }
    }

    /// Says no where the chosen admin doesn't share their keys (ACC-6); only keys are asked for with it.
    func requireSharing(in transaction: any SQLTransaction) throws {
        if let refusal = try sharingRefusal(in: transaction) { throw GatewayError(refusal) }
    }

    /// Why the chosen admin's keys can't be taken over; `nil` where they can.
    func sharingRefusal(in transaction: any SQLTransaction) throws -> Refusal? {
        guard case .chosen(let admin) = copiesFrom else { return nil }
        let dashboards = DashboardRepository(organization: organization, transaction: transaction)
        return try dashboards.sharesKeys(admin) ? nil : .keysNotShared
    }

    /// Whether the sync goes to somebody, by the rules and rows of this moment.
    func decision(
        in transaction: any SQLTransaction
    ) throws -> (SyncTarget?, SyncTargetContext) -> SyncTargetDecision {
        let origin = try origin(in: transaction)
        let organizationAdmin = try organizationAdmin(in: transaction)
        return { target, context in
            let decision = AccessRules.syncTarget(
                target, in: organization, from: origin, as: context, categories: categories)
            guard case .target = decision, let target, target.user == organizationAdmin, categories == [.crmKeys] else {
                return decision
            }
            let refusal = Refusal.targetIsOrganizationAdmin
            if case .teamPush = context { return .skipped(refusal) }
            return .refused(refusal)
        }
    }
}

extension TargetPerson {
    init(_ member: SyncMember) {
        self.init(
            user: member.user, email: EmailKey(rawValue: member.emailKey), seat: member.seat,
            versions: "\(member.version).\(member.dashboardVersion ?? 0)")
    }

    init(_ user: User, _ dashboard: Dashboard?) {
        self.init(
            user: user.id, email: EmailKey(rawValue: user.email.key), seat: user.seat,
            versions: "\(user.version).\(dashboard?.version ?? 0)")
    }
}
