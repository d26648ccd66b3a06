import CRMGateway
import ConnectorKit
import MockKit
import Testing
import Workspace

@Suite("Owner properties that a CRM hides are shown to every synced member, where the organization chose so")
struct MemberSightTests {
    @Test("SYNC-5: one call shows them to the CRM users of all bound members; by default to the writer alone")
    func everyMember() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            let run = try await toy.sync()
            let sight = try #require(try toy.crm(run).sight)
            #expect(run.state == .succeeded)
            #expect(sight.visible == 3 && sight.granted == 3 && sight.refused == 0 && sight.changes == 3)
            #expect(sight.properties == HidingToy.properties)
            #expect(toy.viewers() == ["u-1", "u-2", "u-4", "u-5"])
            #expect(toy.writes.filter { $0 == "toy.hiding.grant" }.count == 2)
        }
    }

    @Test("SYNC-10, I-25: a second run shows nothing to anybody again, and writes no row of theirs")
    func unchanged() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            _ = try await toy.sync()
            let (writes, rows) = (toy.writes.count, try await toy.rowVersions())
            let second = try toy.crm(try await toy.sync())
            #expect(second.verdict == .unchanged && second.sight?.visible == 3)
            #expect(second.sight?.granted == 0 && second.sight?.changes == 0)
            #expect(toy.writes.count == writes)
            #expect(try await toy.rowVersions() == rows)
        }
    }

    @Test("F-B7: who is refused is told with the reason, the rest stands, and nobody is asked for again by itself")
    func refused() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            try toy.fixture.toy.change(.vendorSpecific("withhold_license", "u-4"))
            let run = try await toy.sync()
            let sight = try #require(try toy.crm(run).sight)
            #expect(run.state == .succeededWithWarnings && sight.visible == 2 && sight.refused == 1)
            let refusal = try #require(sight.refusals.first)
            #expect(refusal.kind == .forbidden && refusal.vendorCode == "NO_LICENSE" && refusal.count == 1)
            #expect(refusal.message.contains("licence") && refusal.examples.count == 1)
            try toy.fixture.toy.change(.vendorSpecific("give_license", "u-4"))
            let writes = toy.writes.count
            let second = try await toy.sync()
            #expect(second.state == .succeededWithWarnings && toy.writes.count == writes)
            #expect(try toy.crm(second).sight?.refused == 1)
            let third = try await toy.sync(asksAgain: true)
            #expect(third.state == .succeeded && toy.writes.count == writes + 1)
            #expect(try toy.crm(third).sight?.granted == 1)
            #expect(toy.viewers() == ["u-1", "u-2", "u-4", "u-5"])
        }
    }

    @Test("F-B7: a refusal that passes by itself is told, not kept, and asked again by the next sync")
    func passing() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            try toy.fixture.toy.change(.vendorSpecific("hold_row", "u-4"))
            let run = try await toy.sync()
            let sight = try #require(try toy.crm(run).sight)
            #expect(run.state == .succeededWithWarnings && sight.visible == 2 && sight.refused == 1)
            #expect(sight.refusals.first?.kind == .unavailable && sight.changes == 2)
            #expect(try await toy.storedSights() == ["u-2 visible", "u-5 visible"])
            #expect(try await toy.audited().last == "owner_property.reveal failed")
            try toy.fixture.toy.change(.vendorSpecific("give_license", "u-4"))
            let second = try await toy.sync()
            let granted = try toy.crm(second).sight?.granted
            #expect(second.state == .succeeded && granted == 1)
            #expect(toy.viewers() == ["u-1", "u-2", "u-4", "u-5"])
        }
    }

    @Test("SYNC-14: a quota that is used up for some pauses the run, and those alone are asked for once it goes on")
    func spent() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            try toy.fixture.toy.change(.vendorSpecific("use_up_grants", "u-4"))
            let handle = try await toy.fixture.gateway.syncCRM(to: .team(toy.team), as: toy.fixture.admin)
            let paused = try await handle.result()
            #expect(paused.state == .paused)
            #expect(try await toy.storedSights() == ["u-2 visible", "u-5 visible"])
            try toy.fixture.toy.change(.vendorSpecific("give_license", "u-4"))
            let ended = try await toy.fixture.gateway.runs.resume(paused.id, as: toy.fixture.admin).result()
            let sight = try #require(try toy.crm(ended).sight)
            #expect(ended.state == .succeeded && sight.visible == 3 && sight.granted == 3)
        }
    }

    @Test("F-B7, SYNC-10: asking again where nothing has changed writes no row of anybody's")
    func askedInVain() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            try toy.fixture.toy.change(.vendorSpecific("withhold_license", "u-4"))
            _ = try await toy.sync()
            let rows = try await toy.rowVersions()
            let again = try toy.crm(try await toy.sync(asksAgain: true))
            #expect(again.verdict == .unchanged && again.sight?.refused == 1)
            #expect(try await toy.rowVersions() == rows)
        }
    }

    @Test("F-B7: where the key lacks the right, keys and bindings stand, and the warning names what the CRM said")
    func forbidden() async throws {
        try await HidingToy.with { toy in
            _ = try await toy.sync()
            try await toy.fixture.gateway.ownerProperties.show(
                to: .everySyncedMember, crm: "toy", as: toy.fixture.admin)
            try toy.fixture.toy.change(.withdrawScope("sight.write"))
            let run = try await toy.sync()
            let crm = try toy.crm(run)
            #expect(run.state == .succeededWithWarnings && crm.failure == nil && crm.bindings.bound == 3)
            #expect(crm.sight?.refused == 3 && crm.sight?.refusals.map(\.kind) == [.forbidden])
            let writes = toy.writes.count
            _ = try await toy.sync()
            #expect(toy.writes.count == writes)
        }
    }

    @Test("F-B7: a property that was made anew is another one: everybody is asked for")
    func madeAnew() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            _ = try await toy.sync()
            try toy.fixture.toy.change(.vendorSpecific("delete_fields", .null))
            let crm = try toy.crm(try await toy.sync())
            #expect(crm.ownerProperties.allSatisfy { $0.origin == .created && $0.isChange })
            #expect(crm.sight?.granted == 3 && toy.viewers() == ["u-1", "u-2", "u-4", "u-5"])
        }
    }

    @Test("PREVIEW, I-24: a plan says what would be shown, and to how many at most, and writes nothing")
    func preview() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            let gateway = toy.fixture.gateway
            let rows = try await toy.rowVersions()
            let plan = try await gateway.planSyncCRM(to: .team(toy.team), as: toy.fixture.admin)
            #expect(plan.accounts.first?.sight?.properties == HidingToy.properties)
            #expect(plan.accounts.first?.sight?.membersMax == 3 && !plan.isUnchanged)
            #expect(toy.writes.isEmpty)
            #expect(try await toy.rowVersions() == rows)
            _ = try await gateway.apply(plan, as: toy.fixture.admin).result()
            let after = try await gateway.planSyncCRM(to: .team(toy.team), as: toy.fixture.admin)
            #expect(after.isUnchanged && after.accounts.first?.sight?.membersMax == 0)
            #expect(after.accounts.first?.sight?.properties == [])
            let again = try await gateway.planSyncCRM(to: .team(toy.team), as: toy.fixture.admin, asksAgain: true)
            #expect(again.accounts.first?.sight?.membersMax == 3)
        }
    }

    @Test("PREVIEW: a hidden property is planned as one to show, and a plan is stale once others are to see it")
    func previewOfHidden() async throws {
        try await HidingToy.with { toy in
            try toy.fixture.toy.change(.vendorSpecific("add_field", "gateway_owner"))
            let plan = try await toy.fixture.gateway.planSyncCRM(to: .team(toy.team), as: toy.fixture.admin)
            #expect(plan.accounts.first?.ownerProperties.map(\.change) == [.reveal, .create])
            #expect(plan.accounts.first?.sight?.membersMax == 0)
            try await toy.fixture.gateway.ownerProperties.show(
                to: .everySyncedMember, crm: "toy", as: toy.fixture.admin)
            let error = await #expect(throws: GatewayError.self) {
                try await toy.fixture.gateway.apply(plan, as: toy.fixture.admin)
            }
            #expect(error?.code == "plan_stale")
        }
    }

    @Test(
        "SYNC-5, ACC-10: the choice is an admin's, stands in the audit log, and is refused for a CRM that hides nothing"
    )
    func choosing() async throws {
        try await HidingToy.with { toy in
            let choices = toy.fixture.gateway.ownerProperties
            let usual = try await choices.audience(of: "toy", as: toy.fixture.admin)
            #expect(usual == .writer)
            try await choices.show(to: .everySyncedMember, crm: "toy", as: toy.fixture.admin)
            let chosen = try await choices.audience(of: "toy", as: toy.fixture.admin)
            #expect(chosen == .everySyncedMember)
            #expect(try await toy.audited() == ["owner_property.show done"])
            let gail = try await toy.fixture.makeUser("gail@example.com")
            let refused = await #expect(throws: GatewayError.self) {
                try await choices.show(to: .writer, crm: "toy", as: .user(gail.id, of: toy.fixture.admin.organization))
            }
            #expect(refused?.rule != nil)
            let kept = try await choices.audience(of: "toy", as: toy.fixture.admin)
            #expect(kept == .everySyncedMember)
        }
        try await ToyGateway.with { fixture in
            let error = await #expect(throws: GatewayError.self) {
                try await fixture.gateway.ownerProperties.show(to: .everySyncedMember, crm: "toy", as: fixture.admin)
            }
            #expect(error?.code == "owner_property_audience")
            let audience = try await fixture.gateway.ownerProperties.audience(of: "toy", as: fixture.admin)
            #expect(audience == nil)
        }
    }
}
