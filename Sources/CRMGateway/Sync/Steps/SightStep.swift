import ConnectorKit
import SQLStore
import Workspace

/// Shows an account's dedicated owner properties to the CRM users of its members: one call for all of them.
///
/// What the CRM refuses for somebody is kept and not asked again until something changes, or somebody asks for it
/// (F-B7): the rest stands. What passes by itself isn't kept: the next sync asks again, or this run, where a quota
/// pauses it (SYNC-14).
struct SightStep: Sendable {
    let source: SourceKey
    let facet: any FieldVisibilityGranting
    let owners: [EmailKey: [CRMOwner]]
    let properties: [PropertyReference]
    let asksAgain: Bool
    let roster: TargetRoster
    let journal: RunJournal
    let account: Lease
    let stillAllowed: @Sendable (any SQLTransaction) throws -> Void
    let audit: RunAudit
    let clock: any GatewayClock
    let progress: @Sendable (RunProgress) -> Void

    private var name: String { "crm/\(source.crm)/sight" }

    /// Asks for everybody of whom isn't known enough.
    func run() async throws -> SightCounts {
        let step = try await journal.step(name)
        if let step, step.state == StepState.succeeded.rawValue, let detail = step.detail {
            return try JSONText.decode(SightCounts.self, from: detail)
        }
        var counts = SightCounts(properties: properties.sorted())
        guard !properties.isEmpty else { return counts }
        let question = try await question()
        let asks = try await sort(question, &counts)
        if !asks.isEmpty { try await ask(asks, question, isRepetition: step != nil, &counts) }
        if counts.changes > 0 || step != nil || !asks.isEmpty { try await finish(counts) }
        return counts
    }

    private func question() async throws -> SightQuestion {
        try await journal.read { transaction in
            let known = try OwnerPropertyRepository(organization: journal.organization, transaction: transaction)
                .of(source.crm, account: source.account)
            return SightQuestion(source, properties, known)
        }
    }

    private func sort(_ question: SightQuestion, _ counts: inout SightCounts) async throws -> [SightAsk] {
        var asks: [SightAsk] = []
        var cursor: UserID?
        repeat {
            let after = cursor
            let page = try await journal.read { transaction in
                try SightPage(
                    after: after, question, owners, asksAgain: asksAgain ? journal.run : nil, roster, in: transaction)
            }
            asks += page.asks
            for row in page.known { counts.count(OwnerSight(row), isChange: row.run == journal.run) }
            cursor = page.next
        } while cursor != nil
        return asks
    }

    private func ask(
        _ asks: [SightAsk], _ question: SightQuestion, isRepetition: Bool, _ counts: inout SightCounts
    ) async throws {
        progress(RunProgress(phase: .reveal, crm: source.crm, done: 0, total: asks.count))
        try await noteIntent(asks)
        let (sights, failures) = try await answers(to: asks, question, isRepetition: isRepetition)
        let news = sights.filter { $0.isNews(question, run: journal.run) }
        try await keep(news, of: sights.count, question, failures.first { !SightAnswer.isLasting($0.kind) })
        if let pausing = failures.first(where: { CRMPause($0) != nil }) { throw pausing }
        let users = Set(news.map(\.user))
        for sight in sights { counts.count(sight, isChange: users.contains(sight.user)) }
        progress(RunProgress(phase: .reveal, crm: source.crm, done: asks.count, total: asks.count))
    }

    private func noteIntent(_ asks: [SightAsk]) async throws {
        try await journal.commit { transaction in
            try stillAllowed(transaction)
            if try !journal.isBegun(name, in: transaction) { try journal.note(name, .started, in: transaction) }
            for part in asks.parts(of: TargetRoster.chunkPeopleMax) {
                try audit.sightIntent(
                    properties, users: part.count, writer: nil, people: part.map(\.user), of: source, in: transaction)
            }
        }
    }

    /// What became of each, and what went wrong for some.
    ///
    /// - Parameter isRepetition: whether an earlier life of the run asked, and its answer isn't kept.
    private func answers(
        to asks: [SightAsk], _ question: SightQuestion, isRepetition: Bool
    ) async throws -> ([OwnerSight], [ConnectorError]) {
        let users = Set(asks.map(\.crmUser)).sorted()
        var repeated = isRepetition ? question : nil
        for _ in 1...SightAnswer.attemptsMax {
            switch try await SightAnswer.ask(facet, properties.sorted(), users, account) {
            case .told(let told):
                let byUser = Dictionary(told.map { ($0.user, $0) }, uniquingKeysWith: { first, _ in first })
                return (
                    asks.map { OwnerSight($0, byUser[$0.crmUser], repeating: repeated) }, told.compactMap(\.failure)
                )
            case .refused(let error): return (asks.map { OwnerSight($0, refused: error) }, [])
            case .lost: repeated = question
            }
        }
        try await tellPossible(asks, question)
        throw ConnectorError(
            .outcomeUnknown, operation: "core.owner_property.reveal",
            message: "Owner properties were shown to members \(SightAnswer.attemptsMax) times, and no answer came.",
            retry: .later(after: nil))
    }

    /// Tells of sight that may have been granted though no answer came, so that an undo lists it.
    private func tellPossible(_ asks: [SightAsk], _ question: SightQuestion) async throws {
        var counts = SightCounts(properties: properties.sorted())
        counts.granted = asks.count { !$0.saw(question) }
        let possible = counts
        try await journal.commit { transaction in
            try journal.emit(RunEvent(.sight, at: clock.now, crm: source.crm, sight: possible), in: transaction)
        }
    }

    /// Keeps what is news, and writes down that the CRM answered.
    private func keep(
        _ news: [OwnerSight], of asked: Int, _ question: SightQuestion, _ passing: ConnectorError?
    ) async throws {
        for part in news.parts(of: TargetRoster.chunkPeopleMax) {
            let refused = part.count { $0.failure != nil }
            try await journal.commit { transaction in
                try OwnerSightRepository(organization: journal.organization, transaction: transaction)
                    .put(part.map { $0.row(question, run: journal.run) })
                try audit.sightGranted(
                    properties, visible: part.count - refused, refused: refused, people: part.map(\.user),
                    of: source, in: transaction)
            }
        }
        guard news.isEmpty || passing != nil else { return }
        try await journal.commit { transaction in
            if let passing {
                try audit.sightFailed(properties, passing, of: source, in: transaction)
            } else {
                try audit.sightUnchanged(properties, users: asked, of: source, in: transaction)
            }
        }
    }

    private func finish(_ counts: SightCounts) async throws {
        try await journal.commit { transaction in
            try journal.note(name, .succeeded, detail: try JSONText.encode(counts), in: transaction)
            try journal.emit(RunEvent(.sight, at: clock.now, crm: source.crm, sight: counts), in: transaction)
        }
    }
}
