import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Workspace

@Suite("An owner field made in Salesforce is seen by those who need it: read by describing the object as they do")
struct SalesforceSightTests {
    private func property(_ run: Run) throws -> OwnerPropertyOutcome {
        let crm = try #require(run.outcome?.crms.first)
        return try #require(crm.ownerProperties.first { $0.object == .deal })
    }

    @Test("SYNC-5, F-B5: a created field is visible to its writer, the key's user, and by default to nobody else")
    func writer() async throws {
        try await SalesforceStage.with { stage in
            let run = try await stage.sync()
            let made = try property(run)
            #expect(run.state == .succeeded && made.origin == .created && made.isUsable)
            #expect(made.sight == .granted && run.outcome?.crms.first?.sight == nil)
            #expect(try await stage.viewers() == ["ann"])
            #expect(stage.permissionSets() == [#"CRM_Gateway_Writeback ["Opportunity.gateway_owner__c"] 1"#])
        }
    }

    @Test("SYNC-5: the writer is whom the key acts as: with a signed assertion, the user whom it names")
    func assertedWriter() async throws {
        try await SalesforceStage.with(way: .jwtBearer) { stage in
            let made = try property(try await stage.sync())
            #expect(made.sight == .granted)
            #expect(try await stage.viewers() == ["ann"])
        }
    }

    @Test("SYNC-5, SYNC-10: with the setting on it is visible to every synced member too, and to nobody beside them")
    func everyMember() async throws {
        let members = ["bob@example.com", "erin@example.com", "frank@example.com", "nobody@example.com"]
        try await SalesforceStage.with(members, everyMember: true) { stage in
            let run = try await stage.sync()
            let sight = try #require(run.outcome?.crms.first?.sight)
            #expect(sight.visible == 2 && sight.granted == 2 && sight.refused == 0)
            #expect(try await stage.viewers() == ["ann", "bob", "erin"])
            #expect(stage.permissionSets() == [#"CRM_Gateway_Writeback ["Opportunity.gateway_owner__c"] 3"#])
            let writes = stage.mock.journal.writes.count
            let again = try await stage.sync()
            #expect(again.outcome?.isUnchanged == true && again.outcome?.crms.first?.sight?.visible == 2)
            #expect(stage.mock.journal.writes.count == writes)
        }
    }

    @Test("SYNC-5: the setting works for fields that were made before it, with the next sync")
    func laterSetting() async throws {
        try await SalesforceStage.with { stage in
            _ = try await stage.sync()
            #expect(try await stage.viewers() == ["ann"])
            try await stage.fixture.gateway.ownerProperties.show(
                to: .everySyncedMember, crm: SalesforceStage.crm, as: stage.fixture.admin)
            #expect(try await stage.sync().outcome?.crms.first?.sight?.granted == 2)
            #expect(try await stage.viewers() == ["ann", "bob", "erin"])
        }
    }

    @Test("F-B5: without the step that grants sight nobody sees the field, its writer neither, and the run says so")
    func withoutTheStep() async throws {
        try await SalesforceStage.with(everyMember: true) { stage in
            let gateway = stage.fixture.gateway
            let sightless = try await stage.fixture.reopened(
                connectors: gateway.connectors.sightless(SalesforceStage.crm))
            let run = try await stage.sync(by: sightless)
            await sightless.shutDown()
            let made = try property(run)
            #expect(run.state == .succeededWithWarnings && made.origin == .created && !made.isUsable)
            #expect(made.sight?.problem?.contains("isn't visible yet") == true)
            #expect(stage.ownFields() == 1 && stage.permissionSets().isEmpty)
            #expect(try await stage.viewers().isEmpty)
            // The whole gateway finishes it, and makes nothing a second time.
            let finished = try await stage.sync()
            #expect(try property(finished).sight == .granted && finished.state == .succeeded)
            #expect(try await stage.viewers() == ["ann", "bob", "erin"])
            #expect(stage.ownFields() == 1 && stage.count("salesforce.field.create") == 1)
        }
    }

    @Test("SYNC-5, F-B5: a field that somebody made by hand, and nobody sees, is shown and not made again")
    func madeByHand() async throws {
        try await SalesforceStage.with { stage in
            _ = try await stage.send(
                "POST", "/services/data/v66.0/tooling/sobjects/CustomField", as: "ann",
                body: [
                    "FullName": "Opportunity.gateway_owner__c",
                    "Metadata": [
                        "label": "Gateway owner", "type": "Lookup", "referenceTo": "User",
                        "relationshipName": "By_Hand", "deleteConstraint": "SetNull", "required": false,
                    ],
                ])
            #expect(try await stage.viewers().isEmpty)
            let found = try property(try await stage.sync())
            #expect(found.origin == .adopted && found.sight == .granted)
            #expect(try await stage.viewers() == ["ann"])
            #expect(stage.count("salesforce.field.create") == 1)
        }
    }

    @Test("SYNC-5, F-B5: a conditional describe that is out of date isn't believed: sight is read anew behind a grant")
    func staleDescribe() async throws {
        try await SalesforceStage.with { stage in
            try stage.mock.change(OwnerPropertyRefusalTests.turned("stale_describe", true))
            let run = try await stage.sync()
            #expect(try property(run).sight == .granted && run.state == .succeeded)
            #expect(try await stage.viewers() == ["ann"])
        }
    }

    @Test("F-B7: where the key's user may not grant sight, keys and bindings stand, and the warning says what lacks")
    func mayNotGrant() async throws {
        try await SalesforceStage.with { stage in
            try stage.mock.change(Self.granting(false))
            let run = try await stage.sync()
            let crm = try #require(run.outcome?.crms.first)
            #expect(run.state == .succeededWithWarnings && crm.keys.copied == 2 && crm.bindings.bound == 2)
            #expect(try property(run).sight?.problem?.contains("Manage Profiles and Permission Sets") == true)
            #expect(try await stage.viewers().isEmpty)
            try stage.mock.change(Self.granting(true))
            #expect(try await stage.sync().state == .succeeded)
            #expect(try await stage.viewers() == ["ann"])
        }
    }

    private static func granting(_ isAllowed: Bool) -> AccountChange {
        .vendorSpecific(
            "set_permission",
            [
                "profile": "System Administrator", "permission": "ManageProfilesPermissionsets",
                "value": .bool(isAllowed),
            ])
    }
}
