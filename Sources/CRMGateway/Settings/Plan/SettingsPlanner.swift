import ConnectorKit
import Foundation
import SQLStore
import Workspace

/// Makes plans of pushes, inside a reading transaction. It decides with the code that the push itself decides with.
struct SettingsPlanner: Sendable {
    let request: SettingsPushRequest
    let roster: TargetRoster

    /// Looks at everything here and decides, as the run would; CRMs aren't asked.
    func plan(at now: Date, in transaction: any SQLTransaction) throws -> SettingsPlan {
        try roster.requirePush(request, in: transaction)
        let (pinned, values) = try PinnedSettings.pin(request, roster, keeps: false, in: transaction)
        var plan = SettingsPlan(
            request, source: try source(pinned, in: transaction), madeAt: now,
            digest: try SettingsDigest.compute(pinned, roster, in: transaction))
        let chunker = chunker(pinned, values)
        let forecast = forecast(values, in: transaction)
        var grouping = SettingsGrouping()
        var tally = SettingsTally(pinned)
        var cursor: UserID?
        repeat {
            let chunk = try chunker.chunk(
                after: cursor, limit: TargetRoster.chunkPeopleMax, tally, in: transaction)
            try grouping.add(chunk, forecast)
            tally = chunk.tally
            cursor = chunk.next
        } while cursor != nil
        plan.targets = tally.targets
        plan.skipped = tally.skipped
        plan.keysRefused = pinned.keysRefused
        plan.keys = pinned.keys.flatMap { $0.keys.isEmpty ? nil : PlannedKeys($0, tally.keys.keys) }
        plan.categories = try categories(pinned, tally, grouping, in: transaction)
        plan.notices = notices(plan)
        return plan
    }

    /// What would be done for some of the targets, behind a cursor.
    func targets(
        after cursor: UserID?, limit: Int, in transaction: any SQLTransaction
    ) throws -> Page<PlannedSettingsTarget, UserID> {
        try roster.requirePush(request, in: transaction)
        let (pinned, values) = try PinnedSettings.pin(request, roster, keeps: false, in: transaction)
        let chunk = try chunker(pinned, values).chunk(
            after: cursor, limit: limit, SettingsTally(pinned), in: transaction)
        let page = try roster.page(after: cursor, limit: limit, in: transaction)
        let lines = try PlannedTargetLines(chunk, pinned, forecast(values, in: transaction))
        return Page(
            elements: (page.people.map { lines.target($0.user, request.touched) }
                + page.skipped.map { lines.skipped($0.user, $0.refusal) }
                + page.notFound.map { lines.skipped($0, .userNotFound) }).sorted { $0.user < $1.user },
            next: chunk.next)
    }

    private func chunker(
        _ pinned: PinnedSettings, _ values: [Category: SettingsDocument]
    ) -> SettingsChunker {
        SettingsChunker(
            pinned: pinned, decisions: SettingsDecisions(pushing: values, clearing: request.clears), roster: roster,
            run: RunID(rawValue: ""))
    }

    private func forecast(
        _ values: [Category: SettingsDocument], in transaction: any SQLTransaction
    ) -> SettingsForecast {
        SettingsForecast(
            values: values,
            store: SettingsStore(
                organization: roster.organization, transaction: transaction, known: ReadDocuments()))
    }

    private func source(
        _ pinned: PinnedSettings, in transaction: any SQLTransaction
    ) throws -> PlannedSource {
        let reader = ReadSettings(organization: roster.organization, transaction: transaction)
        let documents = Settings.documentCategories.filter(request.categories.contains)
        let view = try ReadinessReader(organization: roster.organization, transaction: transaction)
            .view(of: pinned.admin, request.categories)
        return PlannedSource(
            admin: pinned.admin, provenance: try reader.provenance(of: pinned.admin, documents),
            findings: ReadinessRules.findings(view))
    }

    private func categories(
        _ pinned: PinnedSettings, _ tally: SettingsTally, _ grouping: SettingsGrouping,
        in transaction: any SQLTransaction
    ) throws -> [PlannedCategory] {
        try tally.categories.map { counted in
            var planned = PlannedCategory(counted.category, source: state(of: counted, pinned))
            if planned.source == .invalid { planned.issues = try issues(pinned, counted.category, in: transaction) }
            planned.changed = counted.applied
            planned.unchanged = counted.unchanged
            planned.failed = counted.failed
            grouping.fill(&planned)
            return planned
        }
    }

    private func state(
        of counted: SettingsCategoryOutcome, _ pinned: PinnedSettings
    ) -> PlannedCategory.SourceState {
        if counted.isCleared { return .clears }
        if counted.isSourceEmpty { return .empty }
        if counted.category == .crmKeys { return pinned.keysRefused == nil ? .value : .refused }
        return pinned.broken.contains { $0.category == counted.category } ? .invalid : .value
    }

    /// All that is wrong with the source's value; a run tells of the first alone.
    private func issues(
        _ pinned: PinnedSettings, _ category: Category, in transaction: any SQLTransaction
    ) throws -> [SettingsFailure] {
        let reader = ReadinessReader(organization: roster.organization, transaction: transaction)
        guard case .broken(let issues)? = try reader.entries(of: pinned.admin, [category])[category] else {
            return pinned.broken.filter { $0.category == category }.map(\.failure)
        }
        return issues.map { SettingsFailure($0) }
    }

    private func notices(_ plan: SettingsPlan) -> [PlannedNotice] {
        var notices: [PlannedNotice] = []
        if !plan.source.isReady { notices.append(.unready) }
        let enabled = plan.categories.reduce(0) { $0 + $1.enablesTasks }
        if enabled > 0 { notices.append(.enablesTasks(enabled)) }
        if let keys = plan.keys { notices += keys.source.keys.map { .actsAs($0) } }
        return notices
    }
}
