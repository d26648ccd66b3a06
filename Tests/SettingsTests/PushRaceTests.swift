import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

@Suite("Removals, conversions and other workers while a push runs")
struct PushRaceTests {
    /// More than the writes of any push below.
    private static let writesMax = 60

    @Test("F-F2, F-D4, TEAM-6: a removal before a push's nth write, for every n, leaves nothing of the person's")
    func removal() async throws {
        try await everyWrite { stage in
            _ = try await stage.gateway.people.removeEntirely(
                stage.bob, confirming: "bob@example.com", as: stage.fixture.admin)
        } expecting: { stage in
            for table: SQL in ["crm_key", "crm_binding", "dashboard", "team_member", "settings_reference"] {
                let left = try await stage.count(
                    "SELECT COUNT(*) FROM " + table + Self.ofBob, [.text(stage.bob.rawValue)])
                #expect(left == 0)
            }
        }
    }

    @Test(
        "T-18, F-D4, I-20: a conversion to spectator before a push's nth write, for every n, leaves no key and no binding"
    )
    func conversion() async throws {
        try await everyWrite { stage in
            _ = try await stage.gateway.people.convertSeat(of: stage.bob, to: .spectator, as: stage.fixture.admin)
        } expecting: { stage in
            for table: SQL in ["crm_key", "crm_binding"] {
                let left = try await stage.count(
                    "SELECT COUNT(*) FROM " + table + Self.ofBob, [.text(stage.bob.rawValue)])
                #expect(left == 0)
            }
            // What was written while they had a standard seat stays; what is written behind that keeps to the rules.
            let behind = try await stage.count(
                """
                SELECT COUNT(*) FROM settings_reference r JOIN audit_entry a ON a.organization = r.organization
                WHERE r.user_id = $1 AND a.operation = 'user.seat' AND r.changed_at > a.at
                    AND r.category IN ('customProperties', 'pipelineStages', 'taskSettings', 'emailTemplates')
                """, [.text(stage.bob.rawValue)])
            #expect(behind == 0)
        }
    }

    @Test("F-F2, F-D4: removals and conversions at the same moment as a push over two chunks")
    func concurrent() async throws {
        try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed())], extraMembers: 510) { stage in
            try await stage.fixture.connect(stage.actor)
            let directory = stage.gateway.directory
            var (removed, converted): ([UserID], [UserID]) = ([], [])
            for number in [0, 100, 300, 499, 509] {
                removed.append(
                    try await directory.user(email: "member\(number)@example.com", as: stage.fixture.admin).id)
                converted.append(
                    try await directory.user(email: "member\(number / 2 + 1)@example.com", as: stage.fixture.admin).id)
            }
            async let run = stage.push(Category.selectedByDefault)
            let people = stage.gateway.people
            for (first, second) in zip(removed, converted) {
                _ = try await people.removeEntirely([first], confirmingCount: "1", as: stage.fixture.admin)
                _ = try await people.convertSeat(of: second, to: .spectator, as: stage.fixture.admin)
            }
            #expect(try await run.state.isEnded)
            for user in removed + converted {
                let keys = try await stage.count(
                    "SELECT COUNT(*) FROM crm_key WHERE user_id = $1", [.text(user.rawValue)])
                #expect(keys == 0)
            }
            for user in removed { #expect(try await stage.references(of: user).isEmpty) }
            #expect(try await stage.categories(of: stage.cara) == SampleSettings.usual)
        }
    }

    @Test("F-D3, I-06, L-4: a worker that lost its lease before its nth write, for every n, writes no settings")
    func takenOver() async throws {
        var (points, expected): (Int, [String]) = (0, [])
        try await SettingsStage.with(extraMembers: 505) { stage in
            _ = try await stage.push()
            expected = try await stage.state()
        }
        for nth in 1...Self.writesMax {
            var hasActed = false
            try await SettingsStage.with(extraMembers: 505) { stage in
                let taken = TakenOver()
                let driver = InterposingDriver(stage.fixture.store, beforeWrite: nth) {
                    try await taken.takeOver(stage)
                }
                let other = try await stage.fixture.reopened(over: driver)
                let handle = try await other.pushSettings(
                    to: .team(stage.team), categories: SampleSettings.usual, as: stage.actor)
                _ = await other.runs.workers.task(of: handle.id)?.result
                hasActed = driver.hasActed
                if let versions = await taken.versions {
                    let now = try await taken.count(stage)
                    #expect(now == versions, "taken over before write \(nth)")
                    points += 1
                }
                await other.shutDown()
                for going in try await stage.gateway.runs.resumeAll() { _ = try await going.result() }
                #expect(try await stage.gateway.runs.show(handle.id, as: stage.actor).state == .succeeded)
                #expect(try await stage.state() == expected, "taken over before write \(nth)")
            }
            guard hasActed else { break }
        }
        #expect(points >= 3)
    }

    /// Another worker's taking of the lease, and how much was written by then.
    private actor TakenOver {
        private(set) var versions: Int?

        func takeOver(_ stage: SettingsStage) async throws {
            let held = try await stage.count("SELECT COUNT(*) FROM lease WHERE kind = 'run' AND deadline > 0")
            guard held == 1 else { return }
            // As if another had it for a moment, and died.
            try await stage.change("UPDATE lease SET fence = fence + 1, holder = 'other', deadline = 0", [])
            versions = try await count(stage)
        }

        func count(_ stage: SettingsStage) async throws -> Int {
            try await stage.count("SELECT COUNT(*) FROM settings_change WHERE origin = 'push'")
        }
    }

    private static let ofBob: SQL = " WHERE user_id = $1"

    private func everyWrite(
        _ act: @escaping @Sendable (SettingsStage) async throws -> Void,
        expecting check: (SettingsStage) async throws -> Void
    ) async throws {
        var points = 0
        for nth in 1...Self.writesMax {
            var hasActed = false
            try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed())]) { stage in
                try await stage.fixture.connect(stage.actor)
                let driver = InterposingDriver(stage.fixture.store, beforeWrite: nth) { try await act(stage) }
                let other = try await stage.fixture.reopened(over: driver)
                let run = try await stage.push(Category.selectedByDefault, by: other)
                await other.shutDown()
                hasActed = driver.hasActed
                guard hasActed else { return }
                #expect(run.state.isEnded && run.settingsOutcome?.failure == nil, "before write \(nth)")
                try await check(stage)
                #expect(try await stage.categories(of: stage.cara) == SampleSettings.usual)
            }
            guard hasActed else { break }
            points = nth
        }
        #expect(points >= 4 && points < Self.writesMax)
    }
}
