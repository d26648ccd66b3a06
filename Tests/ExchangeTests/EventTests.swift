import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

@Suite("Events: what a host hears of", .timeLimit(.minutes(1)))
struct EventTests {
    private static let contents: [EventContent] = [
        .runEnded(RunEndedEvent(run: RunID(rawValue: "r"), kind: "sync_crm", state: .succeededWithWarnings)),
        .grantDead(
            GrantDeadEvent(
                grant: GrantID(rawValue: "g"), crm: "hubspot", account: CRMAccountID(rawValue: "a"),
                reason: "refresh_refused")),
        .driftFound(
            DriftFoundEvent(
                team: TeamID(rawValue: "t"), admin: UserID(rawValue: "u"), members: 3,
                categories: [.pipelineStages, .taskSettings])),
        .mailFailed(MailFailedEvent(user: UserID(rawValue: "u"), mail: "m", reason: "refused", attempts: 8)),
    ]

    private func append(_ count: Int, to fixture: ExchangeFixture, of organization: OrganizationID? = nil) async throws
    {
        for index in 0..<count {
            try await fixture.store.write { transaction in
                try EventOutbox.append(
                    Self.contents[index % Self.contents.count], organization: organization ?? fixture.organization,
                    in: transaction)
            }
        }
    }

    @Test("Each kind is read as it was written, in order, numbered from 1 in each organization")
    func kinds() async throws {
        try await withExchange { fixture in
            try await append(4, to: fixture)
            try await append(1, to: fixture, of: fixture.elsewhere.organization.id)
            let events = try await fixture.events.read(as: fixture.boss)
            #expect(events.map(\.content) == Self.contents)
            #expect(events.map(\.sequence) == [1, 2, 3, 4])
            #expect(events.allSatisfy { $0.at == fixture.clock.now })
            #expect(try await fixture.events.read(as: fixture.foreignBoss).map(\.sequence) == [1])
        }
    }

    @Test("A kind that a newer program wrote is told by its word, and stops no reader")
    func unknown() async throws {
        try await withExchange { fixture in
            try await fixture.store.write { transaction in
                try GatewayEventRepository(organization: fixture.organization, transaction: transaction)
                    .append(kind: "moon_full", content: #"{"phase":1}"#)
            }
            let events = try await fixture.events.read(as: fixture.boss)
            #expect(events.map(\.content) == [.unknown(kind: "moon_full")])
        }
    }

    @Test("A reader with a cursor sees every event, page by page, and again what it asks for again")
    func pages() async throws {
        try await withExchange { fixture in
            try await append(7, to: fixture)
            var seen: [Int64] = []
            var cursor: Int64?
            while true {
                let page = try await fixture.events.read(after: cursor, limit: 3, as: fixture.system)
                guard let last = page.last else { break }
                seen += page.map(\.sequence)
                cursor = last.sequence
            }
            #expect(seen == Array(1...7))
            #expect(try await fixture.events.read(after: 5, as: fixture.system).map(\.sequence) == [6, 7])
            #expect(try await fixture.events.read(limit: -4, as: fixture.system).map(\.sequence) == [1])
        }
    }

    @Test("Fifty writers at once leave no gap and no number twice")
    func concurrent() async throws {
        try await withExchange { fixture in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 { group.addTask { try await append(1, to: fixture) } }
                try await group.waitForAll()
            }
            #expect(try await fixture.events.read(as: fixture.boss).map(\.sequence) == Array(1...50))
        }
    }

    @Test("An event is there exactly when its effect is: a transaction that fails leaves none, and no gap")
    func together() async throws {
        try await withExchange { fixture in
            try await append(1, to: fixture)
            await #expect(throws: GatewayError.self) {
                try await fixture.store.write { transaction in
                    try EventOutbox.append(
                        Self.contents[0], organization: fixture.organization, in: transaction)
                    throw GatewayError(code: "internal", message: "Stopped.")
                }
            }
            try await append(1, to: fixture)
            #expect(try await fixture.events.read(as: fixture.boss).map(\.sequence) == [1, 2])
        }
    }

    @Test("ACC-12, ACC-10: events are for admins and scheduled work; who else asks is refused, and that is audited")
    func access() async throws {
        try await withExchange { fixture in
            let ann = try await fixture.actor("ann")
            let bob = try await fixture.actor("bob", role: .admin)
            let error = await failure { try await fixture.events.read(as: ann) }
            #expect(error?.code == "role_too_low" && error?.rule == "ACC-12")
            let entry = try #require(try await fixture.log().last)
            #expect(entry.operation == .eventRead && entry.outcome == "refused")
            #expect(try await fixture.events.read(as: bob).isEmpty)
        }
    }

    @Test("Old events are deleted, the newest stays for its number, and a cursor of before is told so")
    func retention() async throws {
        try await withExchange(eventRetention: .seconds(3_600)) { fixture in
            try await append(1_500, to: fixture)
            fixture.clock.advance(by: .seconds(3_601))
            #expect(try await fixture.events.collect() == 1_499)
            #expect(try await fixture.events.read(as: fixture.boss).map(\.sequence) == [1_500])
            #expect(try await fixture.events.read(after: 1_499, as: fixture.boss).map(\.sequence) == [1_500])
            let gone = await failure { try await fixture.events.read(after: 1_498, as: fixture.boss) }
            #expect(gone?.code == "events_gone" && gone?.field == "after" && gone?.message.contains("1500") == true)
            try await append(1, to: fixture)
            #expect(try await fixture.events.read(after: 1_500, as: fixture.boss).map(\.sequence) == [1_501])
            #expect(try await fixture.events.collect() == 1)
            #expect(try await fixture.events.collect() == 0)
        }
    }

    @Test("Events younger than the time of keeping stay, and with them all behind them")
    func young() async throws {
        try await withExchange(eventRetention: .seconds(3_600)) { fixture in
            try await append(2, to: fixture)
            fixture.clock.advance(by: .seconds(3_000))
            try await append(2, to: fixture)
            fixture.clock.advance(by: .seconds(601))
            #expect(try await fixture.events.collect() == 2)
            #expect(try await fixture.events.read(as: fixture.boss).map(\.sequence) == [3, 4])
        }
    }

    @Test("A cursor that no event has had is refused: a restored store would else hide events from its reader")
    func ahead() async throws {
        try await withExchange { fixture in
            let none = await failure { try await fixture.events.read(after: 1, as: fixture.boss) }
            #expect(none?.code == "event_cursor_ahead")
            try await append(3, to: fixture)
            let ahead = await failure { try await fixture.events.read(after: .max, as: fixture.boss) }
            #expect(ahead?.code == "event_cursor_ahead" && ahead?.nextStep?.isEmpty == false)
            #expect(try await fixture.events.read(after: 3, as: fixture.boss).isEmpty)
            #expect(try await fixture.events.read(after: .min, as: fixture.boss).count == 3)
        }
    }

    @Test("A follower gets what is there, then what comes, and stops when its right is gone")
    func follow() async throws {
        try await withExchange { fixture in
            try await append(2, to: fixture)
            let bob = try await fixture.actor("bob", role: .admin)
            var seen: [Int64] = []
            await #expect(throws: GatewayError.self) {
                for try await event in fixture.events.follow(after: 1, as: bob) {
                    seen.append(event.sequence)
                    if event.sequence < 4 { try await append(1, to: fixture) }
                    guard event.sequence == 4 else { continue }
                    try await fixture.store.write { transaction in
                        _ = try transaction.execute(
                            "UPDATE user_account SET role = 'user' WHERE email_key = 'bob@example.com'", [])
                    }
                }
            }
            #expect(seen == [2, 3, 4])
        }
    }

    @Test("A follower holds one page: what is behind it isn't read before the reader has dealt with that")
    func onePage() async throws {
        try await withExchange { fixture in
            try await append(Events.pageMax + 200, to: fixture)
            let bob = try await fixture.actor("bob", role: .admin)
            var seen: [Int64] = []
            await #expect(throws: GatewayError.self) {
                for try await event in fixture.events.follow(as: bob) {
                    seen.append(event.sequence)
                    guard event.sequence == 1 else { continue }
                    // Time enough for one that reads ahead.
                    for _ in 0..<20 { _ = try await fixture.events.read(as: fixture.boss) }
                    try await fixture.store.write { transaction in
                        _ = try transaction.execute(
                            "UPDATE user_account SET role = 'user' WHERE email_key = 'bob@example.com'", [])
                    }
                }
            }
            #expect(seen == Array(1...Int64(Events.pageMax)))
        }
    }

    @Test("SYNC-10: each run ends with one event, whose size is the same however many members there are")
    func runs() async throws {
        let fixture = try await GatewayFixture.start()
        try await fixture.connectAdmin()
        let team = try await fixture.makeTeam(members: ["bob@example.com", "carol@example.com", "dave@example.com"])
        let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin)
        let one = try await fixture.gateway.syncCRM(to: .user(bob.id), as: fixture.admin).result()
        let all = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
        let again = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
        let events = try await fixture.gateway.events.read(as: fixture.admin)
        #expect(
            events.map(\.content)
                == [one, all, again].map {
                    .runEnded(RunEndedEvent(run: $0.id, kind: "sync_crm", state: $0.state))
                })
        let sizes = try await fixture.store.read { transaction in
            try transaction.query("SELECT DISTINCT LENGTH(content) FROM gateway_event", [])
        }
        #expect(sizes.count == 1)
        let undo = try await fixture.gateway.runs.undo(all.id, as: fixture.admin).result()
        let last = try await fixture.gateway.events.read(after: 3, as: fixture.admin)
        #expect(
            last.map(\.content) == [.runEnded(RunEndedEvent(run: undo.id, kind: "undo", state: undo.state))])
        await fixture.stop()
    }
}
