import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Removals and conversions while syncs run")
struct PeopleRaceTests {
    /// How many members the team has, so that a sync takes a while.
    private static let membersMax = 40

    private func race(
        _ act: @escaping @Sendable (PeopleStage, UserID) async throws -> Void,
        _ expected: [Int64]
    ) async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let emails = (0..<Self.membersMax).map { "m\($0)@example.com" }
            let team = try await stage.fixture.makeTeam(members: emails)
            var victims: [UserID] = []
            for email in emails.prefix(8) {
                victims.append(try await stage.gateway.directory.user(email: email, as: stage.ann).id)
            }
            async let run = stage.gateway.syncCRM(to: .team(team.id), as: stage.ann).result()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for victim in victims { group.addTask { try await act(stage, victim) } }
                try await group.waitForAll()
            }
            #expect(try await run.state.isEnded)
            // Once more: what was removed or converted by now is skipped.
            _ = try await stage.gateway.syncCRM(to: .team(team.id), as: stage.ann).result()
            for victim in victims {
                let rows = try await stage.rows(of: victim)
                #expect(rows == expected)
            }
            let kept = try await stage.gateway.directory.user(email: emails[20], as: stage.ann).id
            #expect(try await stage.count(.keys, kept) == 1)
        }
    }

    @Test(
        "F-F2, F-D4, TEAM-6: a removal that races with a sync leaves no key, binding or dashboard, whoever comes first")
    func removal() async throws {
        try await race({ stage, user in _ = try await stage.remove(user) }, [0, 0, 0, 0, 0])
    }

    @Test("T-18, F-D4, I-20: a conversion to spectator that races with a sync leaves no key and no binding")
    func conversion() async throws {
        try await race(
            { stage, user in _ = try await stage.people.convertSeat(of: user, to: .spectator, as: stage.ann) },
            [0, 0, 1, 1, 0])
    }

    @Test("I-31, TEAM-10: concurrent acts pass the threshold together, never beyond it")
    func threshold() async throws {
        try await PeopleStage.run { stage in
            var users: [UserID] = []
            for number in 0..<12 { users.append(try await stage.person("p\(number)")) }
            try await stage.people.setThreshold(try BulkThreshold(people: 5), as: stage.ann)
            let done = try await withThrowingTaskGroup(of: Bool.self) { group in
                for user in users {
                    group.addTask {
                        try await stage.people.changeRole(of: user, to: .admin, as: stage.ann).outcome != nil
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 5)
        }
    }

    @Test("TEAM-10: of two approvals at the same moment one takes effect")
    func approvals() async throws {
        try await PeopleStage.run { stage in
            let users = [try await stage.person("a"), try await stage.person("b")]
            try await stage.people.setThreshold(try BulkThreshold(people: 1), as: stage.ann)
            let parked = try #require(
                try await stage.people.removeEntirely(users, confirmingCount: "2", as: stage.ann).parked)
            let done = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask { (try? await stage.gateway.runs.approve(parked.run, as: stage.sue)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
        }
    }
}
