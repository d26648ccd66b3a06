import SQLStore
import Workspace

/// Compares a team with an admin, inside a reading transaction: for each category one grouped query, and one for each 500
/// distinct documents.
struct DriftReader {
    let organization: OrganizationID
    let team: TeamID
    let admin: UserID
    let transaction: any SQLTransaction
    private let known = ReadDocuments()

    init(organization: OrganizationID, team: TeamID, admin: UserID, transaction: any SQLTransaction) {
        self.organization = organization
        self.team = team
        self.admin = admin
        self.transaction = transaction
    }

    private var store: SettingsStore {
        SettingsStore(organization: organization, transaction: transaction, known: known)
    }

    /// What the admin would push of each category.
    func sources(_ categories: [Category]) throws -> [Category: SettingsSourceValue] {
        var sources: [Category: SettingsSourceValue] = [:]
        for category in categories {
            do {
                guard let value = try PinnedSettings.value(of: admin, category, in: store) else { continue }
                sources[category] = .value(try SettingsDocument(checking: value))
            } catch let error as InvalidSettings {
                sources[category] = .invalid(SettingsFailure(error.first))
            } catch let error as GatewayError {
                sources[category] = .invalid(SettingsFailure(error))
            }
        }
        return sources
    }

    /// How the members differ in a category.
    func drift(_ category: Category, from source: SettingsSourceValue?) throws -> CategoryDrift {
        switch source {
        case nil: return CategoryDrift(category, source: .empty)
        case .invalid(let failure)?: return CategoryDrift(category, source: .invalid, failure: failure)
        case .value(let document)?: return try drift(category, from: document)
        }
    }

    private func drift(_ category: Category, from source: SettingsDocument) throws -> CategoryDrift {
        var tally = DriftTally(category)
        let hash = SettingsHash.of(source)
        var compared: [SettingsMemberGroup] = []
        for group in try withoutAdmin(store.references.groups(of: team, category), category, &tally) {
            if group.position == .primaryAdmin || !group.hasDashboard || !CategoryAccess.allowed(category, group.seat) {
                tally.leaveOut(group.count)
            } else if group.hash == hash, group.overlay == nil {
                tally.add(.same, group)
            } else {
                compared.append(group)
            }
        }
        for round in compared.parts(of: DriftDocuments.roundMax) {
            let hashes = Set(round.compactMap(\.hash) + round.compactMap(\.overlay))
            let documents = try DriftDocuments(store, category, hashes)
            for group in round {
                tally.add(documents.verdict(source.value, hash: group.hash, overlay: group.overlay), group)
            }
        }
        return tally.drift
    }

    /// The admin is no target of their own push, and may be on the team.
    private func withoutAdmin(
        _ groups: [SettingsMemberGroup], _ category: Category, _ tally: inout DriftTally
    ) throws -> [SettingsMemberGroup] {
        let teams = TeamRepository(organization: organization, transaction: transaction)
        guard let member = try teams.members(of: team, [admin])[admin], member.position != .primaryAdmin else {
            return groups
        }
        let reference = try store.references.find(admin, category)
        guard
            let index = groups.firstIndex(where: { group in
                group.hash == reference?.hash && group.overlay == reference?.overlay
                    && group.isEdited == reference?.isEdited ?? false && group.seat == member.seat
                    && group.position == member.position
            })
        else { return groups }
        tally.leaveOut(1)
        var others = groups
        others[index] = groups[index].withoutOne
        return others.filter { $0.count > 0 }
    }

    /// Some members, and in what each differs; two queries for each category.
    func members(
        after user: UserID?, limit: Int, _ sources: [Category: SettingsSourceValue], _ categories: [Category]
    ) throws -> Page<DriftMember, UserID> {
        let teams = TeamRepository(organization: organization, transaction: transaction)
        let members = try teams.members(of: team, after: user, limit: limit + 1)
        let page = Page(cutting: members, to: limit, cursor: \.user)
        let users = page.elements.map(\.user)
        let references = try store.references.of(users, categories: Set(categories))
        var entries: [UserID: [DriftMember.Entry]] = [:]
        for category in categories {
            guard case .value(let source)? = sources[category] else { continue }
            let targets = page.elements.filter { isTarget($0, of: category) }
            let hashes = targets.compactMap { references[$0.user]?[category] }.flatMap { [$0.hash, $0.overlay] }
            let documents = try DriftDocuments(store, category, Set(hashes.compactMap(\.self)))
            for member in targets {
                let reference = references[member.user]?[category]
                let verdict = documents.verdict(source.value, hash: reference?.hash, overlay: reference?.overlay)
                let entry = DriftMember.Entry(category, verdict, isEdited: reference?.isEdited ?? false)
                if let entry { entries[member.user, default: []].append(entry) }
            }
        }
        return Page(
            elements: page.elements.map { DriftMember(user: $0.user, entries: entries[$0.user] ?? []) },
            next: page.next)
    }

    /// How many members differ in anything, each counted once; for a report, which needs no more than the number.
    func countDiffering(_ sources: [Category: SettingsSourceValue], _ categories: [Category]) throws -> Int {
        var count = 0
        var cursor: UserID?
        repeat {
            let page = try members(after: cursor, limit: Settings.pageMax, sources, categories)
            count += page.elements.count { member in member.entries.contains { $0.failure == nil } }
            cursor = page.next
        } while cursor != nil
        return count
    }

    private func isTarget(_ member: SyncMember, of category: Category) -> Bool {
        member.user != admin && member.position != .primaryAdmin && member.dashboardVersion != nil
            && CategoryAccess.allowed(category, member.seat)
    }
}

extension DriftMember.Entry {
    /// Nothing where a member doesn't differ.
    fileprivate init?(_ category: Category, _ verdict: DriftVerdict, isEdited: Bool) {
        switch verdict {
        case .same: return nil
        case .differs(let changes):
            self.init(
                category: category, isEdited: isEdited,
                changes: changes.prefix(Settings.changesMax).map { PlannedDifference($0) }, failure: nil)
        case .failed(let failure): self.init(category: category, isEdited: isEdited, changes: [], failure: failure)
        }
    }
}
