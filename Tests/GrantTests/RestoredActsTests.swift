import ConnectorKit
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("What a store that was brought back doesn't do, and what it does")
struct RestoredActsTests {
    /// A gateway on a snapshot in which a change of two people waits, after the original has gone on.
    private struct Restored {
        let host: Host
        let gateway: Gateway
        let process: HostProcess
        let parked: RunID

        var admin: Actor { host.admin }

        func count(_ statement: SQL) async throws -> Int64 {
            try await process.driver.read { try $0.query(statement, []).first?.integer(0) ?? -1 }
        }
    }

    private func restored() async throws -> Restored {
        let host = try await Host()
        let (first, original) = try await host.gateway()
        try await first.people.setThreshold(try BulkThreshold(people: 1), as: host.admin)
        let change = try await first.people.removeEntirely(
            [host.ann, host.bob], confirmingCount: "2", as: host.admin)
        let parked = try #require(change.parked)
        let copy = try host.snapshot("restored")
        _ = try await original.connect("safe")
        _ = try await first.anchor?.write()
        let (gateway, process) = try await host.gateway(at: copy)
        #expect(gateway.standing != .normal)
        return Restored(host: host, gateway: gateway, process: process, parked: parked.run)
    }

    private func refusal(_ call: () async throws -> some Any) async -> GatewayError? {
        do {
            _ = try await call()
            return nil
        } catch {
            return error as? GatewayError
        }
    }

    @Test("SEC-8, TEAM-10, I-10: what waits for an approval goes on waiting: it isn't approved, and doesn't run out")
    func parkedChange() async throws {
        let restored = try await restored()
        let runs = restored.gateway.runs
        let approved = await refusal {
            try await runs.approve(restored.parked, confirming: "Acme", as: restored.admin)
        }
        #expect(approved == .restoredMode)
        #expect(await refusal { try await runs.resume(restored.parked, as: restored.admin) } == .restoredMode)
        restored.host.clock.advance(by: .seconds(25 * 3_600))
        #expect(try await restored.gateway.people.expireParked() == 0)
        #expect(try await runs.show(restored.parked, as: restored.admin).state == .parked)
        #expect(try await restored.count("SELECT COUNT(*) FROM user_account WHERE ended_at IS NOT NULL") == 0)
        let log = try await restored.process.audit.list(limit: 1_000, as: restored.admin)
        #expect(log.filter { $0.operation == .bulkApprove && $0.rule == "SEC-8" }.count == 1)
    }

    @Test("SEC-8, TEAM-10: no further change is parked; one that needs no second person takes effect")
    func changes() async throws {
        let restored = try await restored()
        let people = restored.gateway.people
        let host = restored.host
        let parked = await refusal {
            try await people.convertSeats(
                [SeatChange(host.ann, to: .spectator), SeatChange(host.bob, to: .spectator)], as: host.admin)
        }
        #expect(parked == .restoredMode)
        // Removals made since the state that was brought back are to be made again: they aren't held up.
        let removed = try await people.removeEntirely(host.bob, confirming: "bob@acme.example", as: host.admin)
        #expect(removed.outcome?.removed.map(\.user) == [host.bob])
        #expect(try await people.restore(host.bob, as: host.admin).user.id == host.bob)
    }

    @Test("SEC-8: no settings are pushed, and no Sync with Admin begins; the refusals are in the audit log")
    func pushes() async throws {
        let restored = try await restored()
        let (gateway, host) = (restored.gateway, restored.host)
        let pushed = await refusal {
            try await gateway.pushSettings(to: .user(host.bob), categories: [.companyDetails], as: host.admin)
        }
        let admin = try #require(host.admin.user)
        let pulled = await refusal {
            try await gateway.syncWithAdmin(from: admin, categories: [.companyDetails], as: host.user(host.bob))
        }
        #expect(pushed == .restoredMode && pulled == .restoredMode)
        #expect(try await restored.count("SELECT COUNT(*) FROM run WHERE kind = 'sync_settings'") == 0)
        #expect(try await restored.count("SELECT COUNT(*) FROM settings_change") == 0)
        let log = try await restored.process.audit.list(limit: 1_000, as: host.admin)
        #expect(log.filter { $0.operation == .syncSettings && $0.rule == "SEC-8" }.count == 2)
    }

    @Test("SEC-8: an earlier push isn't undone, and one that was under way doesn't go on")
    func endedPush() async throws {
        let host = try await Host()
        let (first, original) = try await host.gateway()
        _ = try await first.settings.set(
            .meetingTitles, to: Data(#"{"rules": []}"#.utf8), as: host.admin)
        let run = try await first.pushSettings(
            to: .user(host.bob), categories: [.meetingTitles], as: host.admin
        ).result()
        #expect(run.state == .succeeded)
        let copy = try host.snapshot("restored")
        _ = try await original.connect("safe")
        _ = try await first.anchor?.write()
        let (gateway, process) = try await host.gateway(at: copy)
        #expect(await refusal { try await gateway.runs.undo(run.id, as: host.admin) } == .restoredMode)
        // One that was under way when the state was saved goes on for nobody either.
        try await process.execute("UPDATE run SET state = 'running', ended_at = NULL")
        try await process.execute("DELETE FROM settings_reference WHERE origin = 'push'")
        #expect(await refusal { try await gateway.runs.resume(run.id, as: host.admin) } == .restoredMode)
        #expect(try await gateway.runs.resumeAll().isEmpty)
        let pushed = try await process.driver.read {
            try $0.query("SELECT COUNT(*) FROM settings_reference WHERE origin = 'push'", []).first?.integer(0)
        }
        #expect(pushed == 0)
    }

    @Test("SEC-8, PROV-5: people are imported as ever, and the mail that they are to get waits")
    func imports() async throws {
        let restored = try await restored()
        let made = try await restored.gateway.imports.upsertPeople(
            [HostPerson(externalID: "e1", email: "new@acme.example", firstName: "New", lastName: "Person")],
            as: restored.admin)
        let user = try #require(made.first?.user)
        _ = try await restored.gateway.imports.finishSetup(of: [user], as: restored.admin)
        let mail = try #require(try await restored.gateway.mail.state(of: user, as: restored.admin))
        #expect(mail.isParked && mail.attempts == 0)
        #expect(try await restored.gateway.directory.user(user, as: restored.admin).email.key == "new@acme.example")
    }
}
