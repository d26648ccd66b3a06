import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import SalesforceMock
import Testing
import ZohoMock

@Suite("An owner property that a CRM won't make is a conflict of its own object, and the rest of the sync goes on")
struct OwnerPropertyRefusalTests {
    @Test("F-B9, SYNC-5: at the field limit keys and bindings stand, and the conflict says what the CRM said")
    func fieldLimit() async throws {
        let crm = try #require(SyncedCRM.all.first { $0.id == "zoho" })
        try await CRMStage.run(crm) { stage in
            try stage.mock.change(Self.turned("field_quota_full", true))
            let run = try await stage.sync()
            let part = try #require(run.outcome?.crms.first)
            #expect(part.keys.copied == 4 && part.bindings.bound == 2)
            #expect(part.failure?.kind == .conflict && part.failure?.isRetryable == false)
            #expect(part.deal?.isUsable == false && part.deal?.problem?.contains("no more fields") == true)
            #expect(part.ownerProperties.filter(\.isUsable).map(\.object) == [.contact, .company])
            try stage.mock.change(Self.turned("field_quota_full", false))
            let mended = try await stage.syncedPart()
            #expect(mended.verdict == .copied && mended.deal?.origin == .created)
        }
    }

    @Test(
        "F-B9, SYNC-5: without the right to make fields, or to look at the set-up, everybody is bound all the same",
        arguments: [["CustomizeApplication"], ["CustomizeApplication", "ViewSetup"]])
    func missingRight(_ permissions: [String]) async throws {
        try await SalesforceStage.with { stage in
            for permission in permissions { try stage.mock.change(Self.allowing(permission, false)) }
            let run = try await stage.sync()
            let part = try #require(run.outcome?.crms.first)
            #expect(part.keys.copied == 2 && part.bindings.bound == 2 && part.recordTypes != nil)
            #expect(part.failure?.kind == .conflict && run.state == .failed)
            let words = permissions.count == 1 ? "Customize Application" : "View Setup"
            #expect(part.deal?.problem?.contains(words) == true, "\(part.deal?.problem ?? "")")
            #expect(part.ownerProperties.count { $0.isUsable } == 2)
            for permission in permissions { try stage.mock.change(Self.allowing(permission, true)) }
            #expect(try await stage.sync().outcome?.crms.first?.deal?.sight == .granted)
        }
    }

    @Test("SYNC-5: an object that the key's user may not see is refused by itself, with the right that lacks")
    func unseenObject() async throws {
        var seed = SalesforceStage.seed
        seed.profiles = [
            .init("System Administrator", permissions: UserPermission.allCases, objects: ["Contact": []]),
            .init("Sales User"), .init("Partner Community User", license: "Partner Community"),
        ]
        try await SalesforceStage.with(seed: seed) { stage in
            let part = try #require(try await stage.sync().outcome?.crms.first)
            let contact = try #require(part.ownerProperties.first { $0.object == .contact })
            #expect(contact.problem?.contains("\"Read\" on Contact") == true && part.failure?.kind == .conflict)
            #expect(part.deal?.sight == .granted && part.bindings.bound == 2)
            #expect(part.recordTypes?.failure == nil)
            #expect(part.recordTypes?.objects.contains { $0.object == .deal && $0.count > 1 } == true)
        }
    }

    @Test("PREVIEW, F-B9: where hidden fields can't be looked for, the plan says so and goes on too")
    func planned() async throws {
        try await SalesforceStage.with { stage in
            for permission in ["CustomizeApplication", "ViewSetup"] {
                try stage.mock.change(Self.allowing(permission, false))
            }
            let plan = try await stage.fixture.gateway.planSyncCRM(to: .team(stage.team), as: stage.fixture.admin)
            let account = try #require(plan.accounts.first)
            #expect(account.failure == nil && account.ownerProperties.count == 3)
            #expect(account.ownerProperties.filter { $0.change == .refuse }.map(\.object) == [.deal])
        }
    }

    static func turned(_ name: String, _ value: JSON) -> AccountChange {
        .vendorSpecific("set_switch", ["name": .string(name), "value": value])
    }

    private static func allowing(_ permission: String, _ isAllowed: Bool) -> AccountChange {
        .vendorSpecific(
            "set_permission",
            ["profile": "System Administrator", "permission": .string(permission), "value": .bool(isAllowed)])
    }
}
