import CRMGatewayTesting
import MalformedInputs
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

@Suite("Bad input to the lists of admins and of events, and to the switch of sharing")
struct MalformedReadingTests {
    /// A call that takes an actor and hardly more.
    enum Call: CaseIterable {
        case admins, adminsBehind, events, eventsBehind, share, unshare

        func callAsFunction(_ stage: SettingsStage, as actor: Actor) async throws {
            switch self {
            case .admins: _ = try await stage.gateway.adminsToSyncFrom(as: actor)
            case .adminsBehind: _ = try await stage.gateway.adminsToSyncFrom(after: stage.eve, limit: .max, as: actor)
            case .events: _ = try await stage.gateway.events.read(as: actor)
            case .eventsBehind: _ = try await stage.gateway.events.read(after: .max, limit: .min, as: actor)
            case .share: try await stage.settings.setSharesKeys(true, as: actor)
            case .unshare: try await stage.settings.setSharesKeys(false, as: actor)
            }
        }
    }

    @Test(
        "ACC-1, T-15: an actor who isn't there, was removed or is another organization's is nobody, whatever else is asked",
        arguments: Call.allCases)
    func actors(_ call: Call) async throws {
        try await SettingsStage.with(configured: []) { stage in
            let other = try await stage.elsewhere()
            let people = stage.gateway.people
            _ = try await people.removeEntirely(stage.bob, confirming: "bob@example.com", as: stage.fixture.admin)
            _ = try await people.removeEntirely(stage.cara, confirming: "cara@example.com", as: stage.fixture.admin)
            try await people.purge(stage.cara, confirming: "cara@example.com", as: stage.fixture.admin)
            let users = MalformedInputs.ids(
                near: stage.eve.rawValue, elsewhere: other.admin.id.rawValue, code: "actor_unknown")
            let gone = [("removed", stage.bob), ("purged", stage.cara)].map {
                MalformedText($0.0, $0.1.rawValue, "actor_unknown")
            }
            let organizations = MalformedInputs.ids(
                near: stage.organization.rawValue, elsewhere: other.organization.id.rawValue, code: "actor_unknown")
            let cases =
                MalformedCase.each(users + gone, field: nil) { id in
                    try await call(stage, as: .user(UserID(rawValue: id), of: stage.organization))
                }
                + MalformedCase.each(organizations, field: nil) { id in
                    try await call(stage, as: .user(stage.eve, of: OrganizationID(rawValue: id)))
                }
            let problems = try await MalformedCheck(stage.fixture.store).problems(of: cases, min: 80)
            #expect(problems == [])
        }
    }

    @Test("ACC-6, ACC-12: who is there and may not is told by which rule, and nothing is written")
    func roles() async throws {
        try await SettingsStage.with(configured: []) { stage in
            let before = try await stage.digest()
            let cases: [(Call, Actor, String)] = [
                (.events, stage.bobActor, "ACC-12"), (.events, stage.danActor, "ACC-12"),
                (.share, stage.bobActor, "ACC-6"), (.unshare, stage.danActor, "ACC-6"),
                (.unshare, .system(of: stage.organization), "ACC-6"),
            ]
            for (call, actor, rule) in cases {
                let error = await refusal { try await call(stage, as: actor) }
                #expect(error?.rule == rule, "\(call)")
            }
            let after = try await stage.digest()
            #expect(after.tables(changedSince: before) == [])
        }
    }

    @Test("T-15: any cursor into the list of admins is a place in the order of ids: no error, and nobody of elsewhere")
    func adminCursors() async throws {
        try await SettingsStage.with(configured: []) { stage in
            let other = try await stage.elsewhere()
            let all = try await stage.gateway.adminsToSyncFrom(as: stage.bobActor).elements.map(\.user)
            #expect(Set(all) == Set([stage.eve, stage.fixture.admin.user].compactMap { $0 }))
            let cursors = MalformedInputs.ids(
                near: stage.eve.rawValue, elsewhere: other.admin.id.rawValue, code: "")
            #expect(cursors.count >= MalformedInputs.perOperationMin)
            for cursor in cursors {
                for limit in [1, Int.max] {
                    let page = try await stage.gateway.adminsToSyncFrom(
                        after: UserID(rawValue: cursor.text), limit: limit, as: stage.bobActor)
                    let users = page.elements.map(\.user)
                    #expect(Set(users).isSubset(of: all) && users == users.sorted(), "\(cursor.name)")
                }
            }
        }
    }

    @Test(
        "Limits at extremes are taken as the least and the most that there are", arguments: [Int.min, -1, 0, 1, .max])
    func limits(_ limit: Int) async throws {
        try await SettingsStage.with(configured: []) { stage in
            for _ in 0..<3 {
                _ = try await stage.push([.companyDetails], clearing: [.companyDetails])
                try await stage.set(SampleSettings.value(.companyDetails), for: stage.bob)
            }
            let admins = try await stage.gateway.adminsToSyncFrom(limit: limit, as: stage.actor)
            #expect(admins.elements.count == (limit > 1 ? 2 : 1))
            #expect((admins.next == nil) == (limit > 1))
            let events = try await stage.gateway.events.read(limit: limit, as: stage.actor)
            #expect(events.count == (limit > 1 ? 3 : 1))
        }
    }

    @Test(
        "A cursor into the events that no event has had is refused by name; one before the first begins with the first")
    func eventCursors() async throws {
        try await SettingsStage.with(configured: [.companyDetails]) { stage in
            _ = try await stage.push([.companyDetails])
            let ahead: [Int64] = [.max, .max - 1, 1 << 62, 1 << 53, 1 << 32, 1 << 31, 1_000_000, 100, 2]
            for limit in [Int.min, -1, 0, 1, .max] {
                for cursor in ahead {
                    let error = await refusal {
                        try await stage.gateway.events.read(after: cursor, limit: limit, as: stage.actor)
                    }
                    #expect(error?.code == "event_cursor_ahead" && error?.field == "after")
                }
                for cursor: Int64 in [.min, .min + 1, -(1 << 53), -1, 0] {
                    let events = try await stage.gateway.events.read(after: cursor, limit: limit, as: stage.actor)
                    #expect(events.map(\.sequence) == [1])
                }
            }
        }
    }
}
