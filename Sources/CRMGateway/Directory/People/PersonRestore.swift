import ConnectorKit
import SQLStore
import Workspace

/// Puts back what somebody had, as far as today's rules allow, inside one transaction (F-F7).
struct PersonRestore {
    let services: RunServices
    let actor: Actor
    let user: User
    let content: RemovalContent
    let transaction: any SQLTransaction

    private var organization: OrganizationID { actor.organization }
    private var people: PeopleRepository { PeopleRepository(organization: organization, transaction: transaction) }

    /// Does it.
    func run() throws -> RestoreOutcome {
        let keepsExternalID = try people.revive(user.id)
        let now = try UserRepository(organization: organization, transaction: transaction).byID(user.id)
        var outcome = RestoreOutcome(user: now ?? user, isRepeated: false)
        if keepsExternalID == false { outcome.miss("external_id", "external_id", .taken) }
        try restoreTeams(&outcome)
        try restoreDashboard(&outcome)
        try restoreKeys(&outcome)
        try restoreBindings(&outcome)
        try restoreRecordTypes(&outcome)
        return outcome
    }

    private func restoreTeams(_ outcome: inout RestoreOutcome) throws {
        let teams = TeamRepository(organization: organization, transaction: transaction)
        for membership in content.memberships {
            guard try teams.byID(membership.team) != nil else {
                outcome.miss("team", membership.team.rawValue, .teamGone)
                continue
            }
            // Whoever led a team could not be removed, so nobody comes back as a second primary admin.
            let mayAssist = membership.position == .secondaryAdmin && user.role.isAdministrative
            outcome.teams.append(
                TeamMembership(team: membership.team, user: user.id, position: mayAssist ? .secondaryAdmin : .member))
        }
        try teams.insertMembers(outcome.teams)
        try people.raiseVersions(of: outcome.teams.map(\.team))
    }

    private func restoreDashboard(_ outcome: inout RestoreOutcome) throws {
        guard let dashboard = content.dashboard else { return }
        try people.restore(dashboard, of: user.id)
        for settings in dashboard.settings {
            if let category = Category(rawValue: settings.category), !CategoryAccess.allowed(category, user.seat) {
                outcome.miss("settings", settings.category, .spectator)
            } else if try people.restore(settings, of: user.id, by: actor.user) {
                outcome.settings.append(settings.category)
            } else {
                outcome.miss("settings", settings.category, .documentGone)
            }
        }
    }

    private func restoreKeys(_ outcome: inout RestoreOutcome) throws {
        let grants = GrantRepository(of: organization)
        for key in content.keys {
            let row = key.before.row(of: user.id, crm: key.crm)
            if let obstacle = try obstacle(to: row) {
                outcome.miss("key", key.crm.rawValue, obstacle)
                continue
            }
            try CRMKeyRepository(of: organization).insert([row], in: transaction)
            try grants.adopt([row.grant], in: transaction)
            outcome.keys.append(key.crm)
        }
    }

    /// What today's rules say against the key of yesterday.
    private func obstacle(to key: CRMKeyRow) throws -> RestoreOutcome.Reason? {
        guard user.seat == .standard else { return .spectator }
        let grant = try GrantRepository(of: organization).find(key.grant, in: transaction)
        guard let grant, grant.state != .revoked, grant.sealed != nil else { return .grantGone }
        let isGenuine = try services.dataKeys.vouches(for: key, of: organization, in: transaction)
        return isGenuine ? nil : .notGenuine
    }

    private func restoreBindings(_ outcome: inout RestoreOutcome) throws {
        for binding in content.bindings {
            guard outcome.keys.contains(binding.crm) else {
                outcome.miss("binding", binding.crm.rawValue, .keyMissing)
                continue
            }
            let again = BindingRow(
                user: user.id, crm: binding.crm, account: binding.account, crmUser: binding.crmUser,
                status: binding.status, run: binding.run, version: binding.version + 1)
            try BindingRepository(organization: organization, transaction: transaction).put([again])
            outcome.bindings.append(binding.crm)
        }
    }

    private func restoreRecordTypes(_ outcome: inout RestoreOutcome) throws {
        let repository = RecordTypeRepository(of: organization)
        for link in content.recordTypes {
            guard outcome.keys.contains(link.crm) else {
                outcome.miss("record_types", link.crm.rawValue, .keyMissing)
                continue
            }
            guard try repository.content(link.hash, in: transaction) != nil else {
                outcome.miss("record_types", link.crm.rawValue, .documentGone)
                continue
            }
            var again = link
            again.version += 1
            try repository.put([again], in: transaction)
        }
    }
}

extension RestoreOutcome {
    fileprivate mutating func miss(_ what: String, _ which: String, _ reason: Reason) {
        missing.append(Missing(what: what, which: which, reason: reason))
    }
}
