import CRMGateway
import ConnectorKit
import SQLStore
import Workspace

/// Who a run was for, and what it changed for each.
struct RunMembers: Sendable {
    /// How many people are read for one report unless all are asked for; a larger team is told by its counts.
    static let peopleMaxDefault = 1_000

    /// One person.
    struct Member: Sendable, Hashable {
        let user: UserID
        let email: String
        let seat: Seat?
        let position: TeamPosition?
        /// What changed, by CRM.
        var changes: [CRMID: RunTarget] = [:]
        /// What became of their settings; `nil` where they stayed as they were.
        var settings: SettingsTargetOutcome?
    }

    /// The team's name.
    let team: String?
    let members: [Member]
    /// Emails of those members and of whoever the outcome names besides.
    let emails: [UserID: String]

    /// - Parameter max: how many people are read, about.
    init(of run: Run, max: Int, in gateway: OpenGateway, as actor: Actor) async throws {
        let (team, members) = try await Self.people(run, max: max, in: gateway, as: actor)
        let targets = try await Self.targets(of: run.id, upTo: members.map(\.user).max(), in: gateway, as: actor)
        self.team = team
        let changes = Dictionary(grouping: targets, by: \.user)
        let settings = try await Self.settings(of: run, upTo: members.map(\.user).max(), in: gateway, as: actor)
        self.members = members.map { member in
            var member = member
            for target in changes[member.user] ?? [] { member.changes[target.crm] = target }
            member.settings = settings[member.user]
            return member
        }
        var emails = Dictionary(members.map { ($0.user, $0.email) }, uniquingKeysWith: { first, _ in first })
        if run.settingsRequest?.isSyncWithAdmin == true {
            // Whoever may not look people up may still know whom they chose.
            for admin in try await gateway.admins(as: actor) { emails[admin.user] = admin.email }
        }
        let strangers = Self.named(in: run).filter { emails[$0] == nil }
        for (user, email) in try await gateway.emails(of: strangers, as: actor) { emails[user] = email }
        self.emails = emails
    }

    /// The email, or the id of someone who isn't there any more.
    func name(_ user: UserID) -> String {
        emails[user] ?? user.rawValue
    }

    /// Those whom a sync was for; an undo names its exceptions itself.
    private static func people(
        _ run: Run, max: Int, in gateway: OpenGateway, as actor: Actor
    ) async throws -> (String?, [Member]) {
        switch run.request?.scope ?? run.settingsRequest?.scope {
        case .team(let id):
            let team = try await gateway.directory.team(id, as: actor)
            let members = try await gateway.members(of: team, max: max, as: actor).map {
                Member(user: $0.user, email: $0.emailKey, seat: $0.seat, position: $0.position)
            }
            return (team.name.text, members)
        case .members(let id, let users):
            let team = try await gateway.directory.team(id, as: actor)
            let selected = Set(users)
            let members = try await gateway.members(of: team, max: max, as: actor).filter { selected.contains($0.user) }
            return (
                team.name.text,
                members.map { Member(user: $0.user, email: $0.emailKey, seat: $0.seat, position: $0.position) }
            )
        case .user(let id):
            let user = try? await gateway.directory.user(id, as: actor)
            return (nil, [Member(user: id, email: user?.email.text ?? id.rawValue, seat: user?.seat, position: nil)])
        case nil: return (nil, [])
        }
    }

    /// What changed for people up to an id, whole people at a time: a page may end between two CRMs of one.
    private static func targets(
        of run: RunID, upTo end: UserID?, in gateway: OpenGateway, as actor: Actor
    ) async throws -> [RunTarget] {
        var all: [RunTarget] = []
        guard let end else { return all }
        while true {
            let last = all.last?.user
            var page = try await gateway.runs.targets(of: run, after: last, limit: Runs.pageSizeMax, as: actor)
            let isLast = page.count < Runs.pageSizeMax
            if !isLast, let cut = page.last?.user, page.first?.user != cut { page.removeAll { $0.user == cut } }
            all += page
            guard !isLast, let reached = page.last?.user, reached < end else { return all }
        }
    }

    /// What became of people's settings, up to an id.
    private static func settings(
        of run: Run, upTo end: UserID?, in gateway: OpenGateway, as actor: Actor
    ) async throws -> [UserID: SettingsTargetOutcome] {
        guard run.kind == .syncSettings, let end else { return [:] }
        var found: [UserID: SettingsTargetOutcome] = [:]
        var last: UserID?
        while true {
            let page = try await gateway.runs.settingsTargets(
                of: run.id, after: last, limit: Runs.pageSizeMax, as: actor)
            for one in page { found[one.user] = one }
            last = page.last?.user
            guard page.count == Runs.pageSizeMax, let last, last < end else { return found }
        }
    }

    private static func named(in run: Run) -> [UserID] {
        var named = run.undoOutcome?.exceptions.map(\.user) ?? []
        named += run.undoOutcome?.settingsExceptions.map(\.user) ?? []
        if let outcome = run.settingsOutcome {
            named += [outcome.source] + outcome.skipped.flatMap(\.examples)
            named += outcome.categories.flatMap(\.failedExamples)
            for crm in outcome.crms { named += crm.bindings.examples.values.flatMap { $0 } }
        }
        guard let outcome = run.outcome else { return named }
        named += outcome.skipped.flatMap(\.examples)
        for crm in outcome.crms {
            named += crm.bindings.examples.values.flatMap { $0 }
            named += (crm.sight?.refusals ?? []).flatMap(\.examples)
            named += crm.recordTypes?.links.examples ?? []
        }
        return named
    }
}
