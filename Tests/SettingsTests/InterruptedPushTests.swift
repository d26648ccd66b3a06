import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MockKit
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing
import Workspace

@Suite("A push that is stopped anywhere leaves each target wholly before or wholly after, and ends as if never stopped")
struct InterruptedPushTests {
    /// More than the writes of any push below.
    private static let writesMax = 60

    @Test("SYNC-9, SET-6, I-07, F-D1: stopped at its nth store write, for every n, over two chunks")
    func everyWrite() async throws {
        try await everyWrite(extraMembers: 505) { try await SettingsStage.with(extraMembers: $0, $1) }
    }

    @Test("SYNC-9, SET-6, I-07, F-D1: the same with keys, bindings and owner properties of a CRM")
    func everyWriteWithKeys() async throws {
        try await everyWrite(extraMembers: 0) { extra, test in
            try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed())], extraMembers: extra) { stage in
                try await stage.fixture.connect(stage.actor)
                try await test(stage)
            }
        }
    }

    private func everyWrite(
        extraMembers: Int,
        _ with: (Int, @escaping (SettingsStage) async throws -> Void) async throws -> Void
    ) async throws {
        let expected = Expected()
        try await with(extraMembers) { stage in
            _ = try await stage.push(Category.selectedByDefault)
            expected.state = try await ends(stage)
        }
        for nth in 1...Self.writesMax {
            var wasStopped = false
            try await with(extraMembers) { stage in
                let driver = FailingDriver(stage.fixture.store, failingWrite: nth)
                if let failing = try? await stage.fixture.reopened(over: driver) {
                    _ = try? await stage.push(Category.selectedByDefault, by: failing)
                    await failing.shutDown()
                }
                expected.wasStopped = driver.hasFailed
                #expect(try await halves(stage) == 0, "stopped at write \(nth)")
                try await goOn(stage)
                let ended = try await ends(stage)
                #expect(ended == expected.state, "stopped at write \(nth)")
            }
            wasStopped = expected.wasStopped
            guard wasStopped else { break }
            expected.points = nth
        }
        #expect(expected.points >= 5 && expected.points < Self.writesMax)
    }

    /// What the loop carries between stages.
    private final class Expected {
        var state: [String] = []
        var wasStopped = false
        var points = 0
    }

    /// How many targets have some, but not all, of what they are given.
    private func halves(_ stage: SettingsStage) async throws -> Int {
        try await stage.count(
            """
            SELECT COUNT(*) FROM (
                SELECT u.id, u.seat, COUNT(r.category) AS have FROM user_account u
                LEFT JOIN settings_reference r ON r.organization = u.organization AND r.user_id = u.id
                    AND r.origin = 'push'
                WHERE u.role = 'user' GROUP BY u.id, u.seat)
            WHERE have NOT IN (0, CASE seat WHEN 'standard' THEN 8 ELSE 5 END)
            """)
    }

    private func ends(_ stage: SettingsStage) async throws -> [String] {
        let keys = try await stage.fixture.store.read { transaction in
            try transaction.query(
                """
                SELECT u.email_key, k.crm, k.version, b.status FROM crm_key k
                JOIN user_account u ON u.organization = k.organization AND u.id = k.user_id
                LEFT JOIN crm_binding b ON b.organization = k.organization AND b.user_id = k.user_id AND b.crm = k.crm
                ORDER BY u.email_key, k.crm
                """, []
            ).map { "\($0.values)" }
        }
        return try await stage.state() + keys
    }

    /// As an operator would: go on with what is unfinished, or start anew where nothing was recorded.
    private func goOn(_ stage: SettingsStage) async throws {
        let runs = stage.gateway.runs
        for handle in try await runs.resumeAll() { _ = try await handle.result() }
        let known = try await runs.list(as: stage.actor)
        if let last = known.first, last.state == .failed {
            _ = try await runs.retry(last.id, as: stage.actor).result()
        } else if known.isEmpty {
            _ = try await stage.push(Category.selectedByDefault)
        }
    }
}
