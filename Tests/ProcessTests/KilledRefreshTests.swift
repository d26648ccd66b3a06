import ConnectorKit
import Foundation
import MockKit
import SQLStore
import Testing
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

@Suite("A process that is killed while it refreshes a grant", .serialized, .timeLimit(.minutes(5)))
struct KilledRefreshTests {
    /// Where the process ends.
    enum End: String, CaseIterable, CustomTestStringConvertible {
        /// The intent is committed, nothing has left.
        case beforeSend
        /// The CRM has done its work; the answer is on its way.
        case afterSend
        /// The answer is there, and not committed.
        case afterAnswer
        /// The answer is committed; nobody has used it.
        case afterStore

        var testDescription: String { rawValue }

        var stop: WorkerSettings.StopPoint? {
            switch self {
            case .beforeSend: .beforeSend
            case .afterSend: nil
            case .afterAnswer: .afterAnswer
            case .afterStore: .afterStore
            }
        }

        /// How many token requests the CRM gets before the process is killed.
        var requests: Int { self == .beforeSend ? 0 : 1 }
        /// Whether what the CRM issued dies with the process.
        var losesAnswer: Bool { self == .afterSend || self == .afterAnswer }
    }

    /// Longer than a token lives whose end is known, and than one that is refused at once.
    static let aheadSeconds = 1_801
    /// A lease that isn't renewed runs out after 20 s: going on sooner means that the dead owner was seen as dead.
    static let takeOverMax: Duration = .seconds(10)
    /// Longer than an attempt of somebody else is watched before it counts as lost.
    static let watchSeconds = Int(RefreshTiming().watchTime / .seconds(1)) + 1
    static let processes = 4
    static let callers = 20
    static let survivors = processes - 1

    @Test(
        "SYNC-12, SYNC-15, F-A2, F-A4, F-A5, F-A7, I-01, I-03, L-1, L-7: three processes go on at once: the grant works, or says who must reconnect and why, and nobody asks again",
        arguments: RefreshedCRM.allCases, End.allCases)
    func killed(_ kind: RefreshedCRM, _ end: End) async throws {
        try await withStage(kind.crm, try await kind.startMock()) { stage in
            let (grant, members) = try await stage.shareGrant(among: Self.processes)
            try stage.endAccessTokens()
            let before = try await stage.look(at: grant).row.generation
            try await killMidway(end, stage, members[0])
            #expect(stage.refreshes == end.requests)
            #expect(try await stage.look(at: grant).row.generation == (end == .afterStore ? before + 1 : before))

            let others = try await stage.workers(
                of: Array(members.dropFirst()), aheadSeconds: Self.aheadSeconds, reportsPauses: true)
            defer { for worker in others { worker.kill() } }
            let calls = try await goOn(others, after: end, kind, stage)
            if kind.rotates, end.losesAnswer {
                // The one that was lost, and its one repetition.
                try await expectReconnect(calls, grant, requests: 2, others, stage)
            } else {
                // One for the expiry, and one for the answer that was lost.
                try await expectWorking(calls, grant, requests: end.losesAnswer ? 2 : 1, others, stage)
                #expect(try await stage.look(at: grant).row.generation == before + 2)
            }
            #expect(try await stage.gateway.audit.verify(anchors: nil, as: stage.admin).isSound)
        }
    }

    /// Lets a process call, and kills it; where it follows one that was killed, it watches that one's attempt first.
    func killMidway(_ end: End, _ stage: ProcessStage, _ user: UserID, watching: Bool = false) async throws {
        var settings = stage.settings(as: user)
        settings.aheadSeconds = Self.aheadSeconds
        settings.stop = end.stop
        settings.reportsPauses = watching
        if end == .afterSend { stage.mock.inject(.stall, on: .operation(stage.crm.tokenOperation)) }
        let worker = try await stage.worker(settings)
        defer { worker.kill() }
        try worker.tell(.call(1))
        if watching {
            try await worker.wait { $0 == .pauses ? true : nil }
            try worker.tell(.ahead(Self.watchSeconds))
        }
        if end.stop == nil {
            try await waitUntil("the token request") { stage.refreshes == 1 }
        } else {
            try await worker.wait { $0 == .stopped ? true : nil }
        }
    }

    /// The others call at once. Where a second sending might do harm, one of them watches the dead one's attempt for
    /// longer than a request may take, by its own stopwatch: it is put forward.
    func goOn(
        _ others: [WorkerProcess], after end: End, _ kind: RefreshedCRM, _ stage: ProcessStage
    ) async throws -> ProcessStage.Calls {
        let isWatched = kind.crm.id == SharedCRM.salesforce.id && end != .afterStore
        let begin = ContinuousClock.now
        defer { #expect(ContinuousClock.now - begin < Self.takeOverMax) }
        guard isWatched else { return try await stage.callAtOnce(others, callers: Self.callers) }
        return try await stage.callAtOnce(others, callers: Self.callers, goingForwardBySeconds: Self.watchSeconds)
    }
}

// MARK: How it ends

extension KilledRefreshTests {
    static var callsCount: Int { survivors * callers }

    /// Nobody failed, no request was wasted, and the next expiry is an ordinary one.
    func expectWorking(
        _ calls: ProcessStage.Calls, _ grant: GrantID, requests: Int, _ others: [WorkerProcess],
        _ stage: ProcessStage
    ) async throws {
        #expect(calls.failures == [] && calls.succeeded == Self.callsCount)
        #expect(stage.refreshes == requests)
        let row = try await stage.look(at: grant).row
        #expect(row.state == .live)
        #expect(try await stage.gateway.grants.reconnectsNeeded(as: stage.admin).elements == [])
        try await expectRefresh(of: grant, others, stage)
    }

    /// One more expiry costs one request, and nobody fails.
    private func expectRefresh(of grant: GrantID, _ others: [WorkerProcess], _ stage: ProcessStage) async throws {
        let before = (refreshes: stage.refreshes, generation: try await stage.look(at: grant).row.generation)
        try stage.endAccessTokens()
        try await stage.goForward(others, bySeconds: Self.aheadSeconds)
        let calls = try await stage.callAtOnce(others, callers: Self.callers)
        #expect(calls.failures == [] && calls.succeeded == Self.callsCount)
        let row = try await stage.look(at: grant).row
        #expect(row.generation == before.generation + 1 && row.state == .live)
        #expect(stage.refreshes == before.refreshes + 1)
    }

    /// Everybody is told who must reconnect and why; nobody asks the CRM again; signing in mends it for all.
    func expectReconnect(
        _ calls: ProcessStage.Calls, _ grant: GrantID, requests: Int, _ others: [WorkerProcess],
        _ stage: ProcessStage
    ) async throws {
        let notice = try await notice(of: grant, stage)
        expectRefused(calls, notice)
        #expect(stage.refreshes == requests)
        let asked = stage.mock.journal.count
        for _ in 1...3 {
            try await stage.goForward(others, bySeconds: Self.aheadSeconds)
            expectRefused(try await stage.callAtOnce(others, callers: Self.callers), notice)
        }
        #expect(stage.mock.journal.count == asked, "no request at all reaches the CRM any more")
        let outcome = try await stage.signIn()
        #expect(outcome.grant == grant && outcome.replacedInPlace)
        #expect(try await stage.gateway.grants.reconnectsNeeded(as: stage.admin).elements == [])
        try await expectRefresh(of: grant, others, stage)
    }

    /// What an admin sees: which grant, since when, why, and who can mend it.
    private func notice(of grant: GrantID, _ stage: ProcessStage) async throws -> ReconnectNotice {
        let notices = try await stage.gateway.grants.reconnectsNeeded(as: stage.admin).elements
        let notice = try #require(notices.first)
        #expect(notices.count == 1 && notice.grant == grant)
        #expect(notice.state == "reconnect_needed" && notice.reason == "refresh_outcome_unknown")
        let holders = try await stage.gateway.grants.holders(of: grant, as: stage.admin).elements
        #expect(
            notice.owner == stage.admin.user && notice.holderCount == holders.count && holders.count > Self.survivors)
        let entries = try await stage.gateway.audit.list(limit: 500, as: stage.admin)
        let entry = entries.last { $0.operation == .grantState }
        #expect(entry?.detail["reason"] == notice.reason && entry?.detail["account"] == notice.account.rawValue)
        return notice
    }

    private func expectRefused(_ calls: ProcessStage.Calls, _ notice: ReconnectNotice) {
        #expect(calls.succeeded == 0 && calls.failures.count == Self.callsCount)
        #expect(Set(calls.failures).count == 1)
        let text = calls.failures.first ?? ""
        for word in [notice.account.rawValue, notice.owner?.rawValue ?? "?", notice.reason ?? "?", "must reconnect"] {
            #expect(text.contains(word))
        }
    }
}
