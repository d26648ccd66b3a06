import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MalformedInputs
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing
import Workspace

@Suite("An act on people that is interrupted at any statement leaves all as it was, and repeated does all of it")
struct InterruptedPeopleTests {
    /// More than the statements that any of the acts makes.
    private static let statementsMax = 400

    private static func nothing(_: PeopleStage, _: UserID) async throws {}

    private static func removed(_ stage: PeopleStage, _ user: UserID) async throws {
        try await stage.remove(user)
    }

    private static func parked(_ stage: PeopleStage, _ user: UserID) async throws {
        try await stage.people.setThreshold(try BulkThreshold(people: 0), as: stage.ann)
        _ = try await stage.people.removeEntirely(user, confirming: "bob@example.com", as: stage.ann)
    }

    /// Fails every statement of an act in turn, each time from the same beginning, until it goes through.
    private func interrupt(
        after prepare: (PeopleStage, UserID) async throws -> Void,
        _ act: (Gateway, PeopleStage, UserID) async throws -> Void,
        check: (PeopleStage, UserID) async throws -> Bool
    ) async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            _ = try await stage.fixture.makeTeam(members: ["bob@example.com"])
            let bob = try await stage.gateway.directory.user(email: "bob@example.com", as: stage.ann).id
            try await stage.sync(bob)
            try await stage.settings(of: bob)
            try await prepare(stage, bob)
            let before = try await stage.digest()
            // Opening a gateway writes too; that isn't what is looked at.
            for nth in 1...Self.statementsMax {
                let driver = FailingStatementDriver(stage.fixture.store, failingStatement: nth)
                guard let gateway = try? await stage.fixture.reopened(over: driver) else { continue }
                guard !driver.hasFailed else { continue }
                do {
                    try await act(gateway, stage, bob)
                } catch {
                    #expect(try await stage.digest() == before, "statement \(nth)")
                    continue
                }
                #expect(!driver.hasFailed)
                let isWhole = try await check(stage, bob)
                #expect(isWhole)
                return
            }
            Issue.record("The act never went through.")
        }
    }

    @Test("F-F1, TEAM-6: a removal")
    func removal() async throws {
        try await interrupt(after: Self.nothing) { gateway, stage, bob in
            _ = try await gateway.people.removeEntirely(bob, confirming: "bob@example.com", as: stage.ann)
        } check: { stage, bob in
            try await stage.rows(of: bob) == [0, 0, 0, 0, 0]
        }
    }

    @Test("TEAM-7, T-18: a conversion to spectator")
    func conversion() async throws {
        try await interrupt(after: Self.nothing) { gateway, stage, bob in
            _ = try await gateway.people.convertSeat(of: bob, to: .spectator, as: stage.ann)
        } check: { stage, bob in
            try await stage.rows(of: bob) == [0, 0, 1, 1, 1]
        }
    }

    @Test("F-F7: a restore")
    func restore() async throws {
        try await interrupt(after: Self.removed) { gateway, stage, bob in
            _ = try await gateway.people.restore(bob, as: stage.ann)
        } check: { stage, bob in
            try await stage.rows(of: bob) == [1, 1, 1, 1, 1]
        }
    }

    @Test("F-F7: a purge")
    func purge() async throws {
        try await interrupt(after: Self.removed) { gateway, stage, bob in
            try await gateway.people.purge(bob, confirming: "bob@example.com", as: stage.ann)
        } check: { stage, _ in
            try await stage.people.removals(as: stage.ann).elements.first?.state == .purged
        }
    }

    @Test("I-10: an approval")
    func approval() async throws {
        try await interrupt(after: Self.parked) { gateway, stage, _ in
            let parked = try await gateway.runs.list(as: stage.sue).first { $0.state == .parked }
            _ = try await gateway.runs.approve(try #require(parked).id, as: stage.sue)
        } check: { stage, bob in
            try await stage.rows(of: bob) == [0, 0, 0, 0, 0]
        }
    }
}
