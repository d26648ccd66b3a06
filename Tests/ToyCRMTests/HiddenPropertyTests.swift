import CRMGateway
import ConnectorKit
import MockKit
import Testing

@Suite("In a CRM that hides new properties, making one and showing it to its writer is one step")
struct HiddenPropertyTests {
    @Test("SYNC-5, F-B5, I-11: what is made is shown to the key's user by one call for all objects, and read back")
    func shownToWriter() async throws {
        try await HidingToy.with { toy in
            let run = try await toy.sync()
            let crm = try toy.crm(run)
            #expect(run.state == .succeeded && crm.verdict == .copied)
            #expect(crm.ownerProperties.map(\.object) == [.deal, .company])
            #expect(crm.ownerProperties.allSatisfy { $0.origin == .created && $0.sight == .granted && $0.isUsable })
            #expect(toy.writes == ["toy.hiding.create", "toy.hiding.create", "toy.hiding.grant"])
            #expect(toy.viewers() == ["u-1"] && toy.viewers(of: "companies/gateway_owner") == ["u-1"])
            #expect(crm.sight == nil)
        }
    }

    @Test("I-32: the audit log has the intent before each effect, and what came of it")
    func audited() async throws {
        try await HidingToy.with { toy in
            _ = try await toy.sync()
            #expect(
                try await toy.audited() == [
                    "owner_property.ensure intended", "owner_property.ensure intended",
                    "owner_property.reveal intended", "owner_property.ensure succeeded",
                    "owner_property.ensure succeeded",
                ])
        }
    }

    @Test("SYNC-10, I-25: a second run finds them visible, and writes nothing")
    func unchanged() async throws {
        try await HidingToy.with { toy in
            _ = try await toy.sync()
            let (writes, rows) = (toy.writes.count, try await toy.rowVersions())
            let second = try await toy.sync()
            #expect(second.outcome?.isUnchanged == true && second.state == .succeeded)
            #expect(try await toy.rowVersions() == rows)
            #expect(toy.writes.count == writes)
        }
    }

    @Test(
        "F-B5: without the right to grant it is created and not visible yet, with the right named; the next run ends it"
    )
    func forbidden() async throws {
        try await HidingToy.with { toy in
            try toy.fixture.toy.change(.withdrawScope("sight.write"))
            let run = try await toy.sync()
            let crm = try toy.crm(run)
            #expect(run.state == .succeededWithWarnings && crm.bindings.bound == 3)
            let problem = try #require(crm.ownerProperties.first?.sight?.problem)
            #expect(crm.ownerProperties.allSatisfy { $0.origin == .created && $0.isChange && !$0.isUsable })
            #expect(problem.contains("was created") && problem.contains("forbidden"))
            let again = try toy.crm(try await toy.sync())
            #expect(again.verdict == .unchanged && again.hasWarnings)
            try toy.fixture.toy.change(.vendorSpecific("grant_scope", "sight.write"))
            let last = try await toy.sync()
            #expect(last.state == .succeeded)
            let ended = try toy.crm(last)
            #expect(ended.ownerProperties.allSatisfy { $0.origin == .created && $0.isChange && $0.sight == .granted })
            #expect(toy.viewers() == ["u-1"])
            #expect(toy.writes.filter { $0 == "toy.hiding.create" }.count == 2)
        }
    }

    @Test("F-B5: a grant that the CRM confirms and that shows nothing is no silent success: it is read back")
    func ignoredGrant() async throws {
        try await HidingToy.with { toy in
            try toy.fixture.toy.change(.vendorSpecific("ignore_grants", .null))
            let run = try await toy.sync()
            #expect(run.state == .succeededWithWarnings)
            #expect(try toy.crm(run).ownerProperties.allSatisfy { $0.sight?.problem != nil })
            #expect(try await toy.finalState().filter { $0.contains("created") }.count == 2)
        }
    }

    @Test("SYNC-5, I-12: one that is there and hidden is shown and adopted; nothing else of it is changed")
    func foundHidden() async throws {
        try await HidingToy.with { toy in
            try toy.fixture.toy.change(.vendorSpecific("add_field", "gateway_owner"))
            let crm = try toy.crm(try await toy.sync())
            let deal = try #require(crm.ownerProperties.first { $0.object == .deal })
            #expect(deal.origin == .adopted && deal.sight == .granted && deal.isChange)
            #expect(toy.writes.filter { $0 == "toy.hiding.create" }.count == 1)
        }
    }

    @Test("UNDO: what was made and shown stays in the CRM, and is listed")
    func undoLists() async throws {
        try await HidingToy.with(everyMember: true) { toy in
            let run = try await toy.sync()
            let undone = try await toy.fixture.gateway.runs.undo(run.id, as: toy.fixture.admin).result()
            let outcome = try #require(undone.undoOutcome)
            #expect(outcome.leftInCRM.map(\.object) == [.deal, .company])
            #expect(outcome.sightLeft?.map(\.members) == [3])
            #expect(outcome.sightLeft?.first?.properties == HidingToy.properties)
        }
    }
}
