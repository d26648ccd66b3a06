import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing

@Suite("An owner property that is absent, present, archived or in conflict, on every CRM")
struct OwnerPropertyLifeTests {
    @Test("SYNC-5, I-11, I-12: absent, it is made once; nothing else in the CRM is changed", arguments: SyncedCRM.all)
    func absent(_ crm: SyncedCRM) async throws {
        try await CRMStage.run(crm) { stage in
            let before = stage.properties
            let part = try await stage.syncedPart()
            #expect(part.deal?.origin == .created && part.deal?.isChange == true)
            #expect(stage.creations == stage.wished)
            #expect(stage.properties.isSuperset(of: before))
            #expect(stage.properties.count == before.count + stage.wished)
        }
    }

    @Test("SYNC-5, I-11, I-12: present, it is adopted, and nothing is written", arguments: SyncedCRM.all)
    func present(_ crm: SyncedCRM) async throws {
        try await CRMStage.run(crm) { stage in
            try await stage.otherOrganizationSyncs()
            let (properties, writes) = (stage.properties, stage.mock.journal.writes.count)
            let planned = try await stage.plan().accounts.first?.ownerProperties.first { $0.object == .deal }
            #expect(planned?.change == .adopt)
            let part = try await stage.syncedPart()
            #expect(part.deal?.origin == .adopted && part.deal?.isUsable == true)
            #expect(stage.properties == properties && stage.mock.journal.writes.count == writes)
        }
    }

    @Test("SYNC-5, I-11: where the vendor makes up names, one that was renamed is known again, and no second is made")
    func renamed() async throws {
        let crm = try #require(SyncedCRM.all.first { $0.id == "pipedrive" })
        try await CRMStage.run(crm) { stage in
            let name = try #require(try await stage.syncedPart().deal?.property)
            try stage.mock.change(
                .vendorSpecific(
                    "rename_field",
                    [
                        "change": "rename_field", "object": "deals", "property": .string(name.rawValue),
                        "name": "Somebody's",
                    ]))
            let (properties, before) = (stage.properties, stage.creations)
            let planned = try await stage.plan().accounts.first?.ownerProperties.first { $0.object == .deal }
            #expect(planned?.change == .adopt)
            let part = try await stage.syncedPart()
            #expect(part.deal?.property == name && part.deal?.isChange == false)
            #expect(stage.properties == properties && stage.creations == before)
        }
    }

    @Test(
        "SYNC-5, SYNC-10, I-11, F-B4: archived, it is restored where the vendor can, and told where not",
        arguments: SyncedCRM.all)
    func archived(_ crm: SyncedCRM) async throws {
        try await CRMStage.run(crm) { stage in
            let name = try #require(try await stage.syncedPart().deal?.property)
            let (properties, before) = (stage.properties, stage.creations)
            try stage.mock.change(crm.deletion(name))
            let planned = try await stage.plan().accounts.first?.ownerProperties.first { $0.object == .deal }
            let run = try await stage.sync()
            let part = try #require(run.outcome?.crms.first)
            switch crm.afterDeletion {
            case .restored:
                #expect(planned?.change == .restore)
                #expect(part.deal?.origin == .restored && part.deal?.isChange == true)
                #expect(part.deal?.property == name && part.verdict == .copied)
                #expect(stage.properties.count == properties.count)
            case .madeAnew:
                #expect(planned?.change == .create)
                #expect(part.deal?.origin == .created && part.deal?.property != name && part.verdict == .copied)
                #expect(stage.properties.count == properties.count && stage.creations == before + 1)
            case .refused(let words):
                #expect(planned?.change == .refuse && planned?.problem == part.deal?.problem)
                #expect(part.deal?.problem?.contains(words) == true && part.bindings.bound == 2)
                #expect(run.state == .failed && stage.creations == before)
            case .told(let words):
                // That the name is held shows only when the CRM is asked to make the property.
                #expect(planned?.change == .create)
                let told = [part.deal?.problem, part.failure?.message].compactMap(\.self).joined(separator: " ")
                #expect(told.contains(words), "\(told)")
                #expect(part.deal?.isUsable != true && run.state != .succeeded)
            }
        }
    }

    @Test(
        "SYNC-5, I-12, F-B9: a property of that name that holds something else is refused, and left as it is",
        arguments: SyncedCRM.refusing)
    func otherType(_ crm: SyncedCRM) async throws {
        try await refused(crm, wishing: crm.taken, .otherType)
    }

    @Test(
        "SYNC-5, I-12: an archived property of that name that holds something else isn't brought back",
        arguments: SyncedCRM.archiving)
    func archivedOtherType(_ crm: SyncedCRM) async throws {
        try await refused(crm, wishing: try #require(crm.takenArchived), .archivedOtherType)
    }

    private func refused(
        _ crm: SyncedCRM, wishing wish: SyncedCRM.Wish, _ reason: OwnerPropertyConflict.Reason
    ) async throws {
        try await CRMStage.run(crm, wishing: wish) { stage in
            let (properties, writes) = (stage.properties, stage.mock.journal.writes.count)
            let planned = try await stage.plan().accounts.first?.ownerProperties.first { $0.object == .deal }
            #expect(planned?.change == .refuse)
            let run = try await stage.sync()
            let part = try #require(run.outcome?.crms.first)
            #expect(run.state == .failed && part.keys.copied == 4 && part.bindings.bound == 2)
            #expect(part.failure?.kind == .conflict && part.failure?.isRetryable == false)
            #expect(part.deal?.isUsable == false && part.deal?.problem == planned?.problem)
            #expect(part.deal?.problem?.contains(reason == .otherType ? "not an owner" : "archived") == true)
            // Other objects' properties are made all the same.
            #expect(stage.mock.journal.writes.count == writes + stage.wished - 1)
            #expect(stage.properties.isSuperset(of: properties))
            #expect(stage.properties.count == properties.count + stage.wished - 1)
        }
    }

    @Test("SYNC-5, I-12, F-B3: where names may repeat, other fields of that name are left alone")
    func repeatedName() async throws {
        let crm = try #require(SyncedCRM.all.first { crm in !SyncedCRM.refusing.contains { $0.id == crm.id } })
        try await CRMStage.run(crm, wishing: crm.taken) { stage in
            let before = stage.properties
            let first = try await stage.syncedPart()
            #expect(first.deal?.origin == .created && stage.creations == 1)
            #expect(stage.properties.isSuperset(of: before) && stage.properties.count == before.count + 1)
            #expect(try await stage.sync().outcome?.isUnchanged == true)
            #expect(stage.creations == 1)
        }
    }
}
