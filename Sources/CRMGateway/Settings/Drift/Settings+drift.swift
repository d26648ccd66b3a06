import SQLStore
public import Workspace

extension Settings {
    /// Which members of a team differ from an admin's configuration, and in what (DRIFT): for each category, what a push from that
    /// admin would change. One grouped query for each category, however many members there are.
    ///
    /// Reading writes nothing. With `reportsDrift`, an event `drift_found` is left for the host where somebody differs, at each
    /// such call: meant for scheduled work, which then needs to look at events alone.
    ///
    /// - Parameters:
    ///   - admin: an admin of the organization.
    ///   - categories: what to compare; `crmKeys` are no configuration, and are left out.
    /// - Throws: ``GatewayError``: ACC-12 for who isn't an admin, ACC-4 for what isn't there.
    public func drift(
        of team: TeamID, against admin: UserID, categories: Set<Category> = Set(Settings.documentCategories),
        reportsDrift: Bool = false, as actor: Actor
    ) async throws -> TeamDrift {
        let asked = Self.documentCategories.filter(categories.contains)
        let subjects: AuditSubjects = ["team": [team.rawValue], "user": [admin.rawValue]]
        let (drift, members) = try await calls.read(.settingsDrift, as: actor, subjects: subjects) {
            authority, transaction in
            let reader = try Self.driftReader(of: team, against: admin, asked, authority, transaction)
            let sources = try reader.sources(asked)
            let drift = TeamDrift(
                team: team, admin: admin,
                categories: try asked.map { try reader.drift($0, from: sources[$0]) }.map(\.sorted))
            let isReported = reportsDrift && drift.isFound
            return (drift, isReported ? try reader.countDiffering(sources, asked) : 0)
        }
        if members > 0 { try await report(drift, members, as: actor, subjects) }
        return drift
    }

    /// A team's members in the order of ids, and in what each differs from an admin's configuration.
    ///
    /// - Parameters:
    ///   - user: `next` of the page before; `nil` for the first page.
    ///   - limit: 1 to ``pageMax``.
    public func driftMembers(
        of team: TeamID, against admin: UserID, categories: Set<Category> = Set(Settings.documentCategories),
        after user: UserID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Page<DriftMember, UserID> {
        let asked = Self.documentCategories.filter(categories.contains)
        let size = Self.bounded(limit, max: Self.pageMax)
        let subjects: AuditSubjects = ["team": [team.rawValue], "user": [admin.rawValue]]
        return try await calls.read(.settingsDrift, as: actor, subjects: subjects) { authority, transaction in
            let reader = try Self.driftReader(of: team, against: admin, asked, authority, transaction)
            return try reader.members(after: user, limit: size, reader.sources(asked), asked)
        }
    }

    private static func driftReader(
        of team: TeamID, against admin: UserID, _ categories: [Category], _ authority: Authority,
        _ transaction: any SQLTransaction
    ) throws -> DriftReader {
        let organization = authority.actor.organization
        if let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw refusal }
        guard !categories.isEmpty else { throw GatewayError.categoriesEmpty }
        let teams = TeamRepository(organization: organization, transaction: transaction)
        guard try teams.byID(team) != nil else { throw Refusal.teamNotFound.at("team") }
        let found = try UserRepository(organization: organization, transaction: transaction).byID(admin)
        guard let found, found.isPresent else { throw Refusal.userNotFound.at("admin") }
        guard found.role.isAdministrative else { throw Refusal.sourceIsNoAdmin.at("admin") }
        return DriftReader(organization: organization, team: team, admin: admin, transaction: transaction)
    }

    private func report(
        _ drift: TeamDrift, _ members: Int, as actor: Actor, _ subjects: AuditSubjects
    ) async throws {
        let differing = drift.categories.filter { $0.differing > 0 }
        let event = DriftFoundEvent(
            team: drift.team, admin: drift.admin, members: members,
            categories: differing.map(\.category).sorted { $0.rawValue < $1.rawValue })
        let audit = calls.audit
        try await calls.write(.settingsDrift, as: actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw refusal }
            try EventOutbox.append(.driftFound(event), organization: actor.organization, in: transaction)
            try audit.append(
                AuditEntry(
                    actor: actor, operation: .settingsDrift, subjects: subjects,
                    detail: ["members": String(event.members)]), in: transaction)
        }
    }
}

extension CategoryDrift {
    fileprivate var sorted: CategoryDrift {
        var sorted = self
        sorted.groups.sort { ($1.count, $0.first) < ($0.count, $1.first) }
        return sorted
    }
}
