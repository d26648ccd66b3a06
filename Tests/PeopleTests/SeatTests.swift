import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Converting seats")
struct SeatTests {
    @Test(
        "TEAM-7, T-18, I-20: a spectator's key, binding and record types end in the same transaction; back restores nothing"
    )
    func spectator() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let bob = try await stage.person("bob")
            try await stage.sync(bob)
            #expect(try await stage.count(.keys, bob) == 1)
            #expect(try await stage.count(.bindings, bob) == 1)
            let change = try await stage.people.convertSeat(of: bob, to: .spectator, as: stage.ann)
            let outcome = try #require(change.outcome)
            #expect(outcome.endedKeys.map(\.crm) == ["hubspot"] && outcome.endedKeys.map(\.isOrphaned) == [false])
            #expect(outcome.endedBindings == 1)
            #expect(try await stage.count(.keys, bob) == 0)
            #expect(try await stage.count(.bindings, bob) == 0)
            #expect(try await stage.count(.dashboards, bob) == 1)
            let back = try await stage.people.convertSeat(of: bob, to: .standard, as: stage.ann)
            #expect(back.outcome?.endedKeys == [])
            #expect(try await stage.count(.keys, bob) == 0)
            #expect(try await stage.count(.bindings, bob) == 0)
        }
    }

    @Test("SYNC-13: the last key's grant is orphaned by a conversion; others' calls go on (I-04)")
    func orphaned() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let bob = try await stage.person("bob")
            try await stage.fixture.connect(stage.actor(bob))
            let ann = try await stage.gateway.connection(
                of: try #require(stage.ann.user), crm: "hubspot", as: stage.ann)
            let ended = try await stage.people.convertSeat(of: bob, to: .spectator, as: stage.ann).outcome?.endedKeys
            #expect(ended?.map(\.isOrphaned) == [true])
            let states = try await stage.fixture.store.read { transaction in
                try transaction.query(
                    "SELECT state FROM crm_grant WHERE owner_user = $1", [.text(bob.rawValue)]
                ).map { try $0.text(0) }
            }
            #expect(states == ["orphaned"])
            #expect(try await ann.reading.identify().account.rawValue.isEmpty == false)
        }
    }

    @Test("T-18: undoing a sync gives a spectator nothing back, forced or not")
    func undo() async throws {
        try await PeopleStage.run(isConnected: true) { stage in
            let bob = try await stage.person("bob")
            try await stage.fixture.connect(stage.actor(bob))
            let run = try await stage.sync(bob)
            try await stage.people.convertSeat(of: bob, to: .spectator, as: stage.ann)
            let undone = try await stage.gateway.runs.undo(run.id, isForced: true, as: stage.ann).result()
            #expect(undone.state.isEnded)
            #expect(try await stage.count(.keys, bob) == 0)
            #expect(try await stage.count(.bindings, bob) == 0)
            await refused(rule: "ACC-7") { try await stage.sync(bob) }
            let connect = await failure { try await stage.fixture.connect(stage.actor(bob)) }
            #expect(connect?.rule == "ACC-7")
        }
    }

    @Test("TEAM-9: the organization admin becomes no spectator; ACC-3: only super admins convert")
    func refusals() async throws {
        try await PeopleStage.run { stage in
            let ann = try #require(stage.ann.user)
            let admin = try await stage.person("dave", role: .admin)
            let digest = try await stage.digest()
            let own = await failure { try await stage.people.convertSeat(of: ann, to: .spectator, as: stage.sue) }
            #expect(own?.code == "organization_admin_spectator" && own?.rule == "TEAM-9")
            let low = await failure {
                try await stage.people.convertSeat(of: admin, to: .spectator, as: stage.actor(admin))
            }
            #expect(low?.rule == "ACC-3")
            #expect(try await stage.digest() == digest)
        }
    }
}
