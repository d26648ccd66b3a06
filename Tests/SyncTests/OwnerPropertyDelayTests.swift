import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing

@Suite("An owner property that shows later than its creation")
struct OwnerPropertyDelayTests {
    /// Longer than any CRM's visibility bound, in seconds.
    private static let longDelay = 60

    private func zoho(_ clock: LookingClock, _ test: (CRMStage) async throws -> Void) async throws {
        let crm = try #require(SyncedCRM.all.first { $0.id == "zoho" })
        try await CRMStage.run(crm, clock: clock, test)
    }

    @Test("I-11, SYNC-5: one that the CRM confirmed is looked for and not sent again, and found by a later run")
    func confirmed() async throws {
        try await zoho(LookingClock()) { stage in
            try stage.mock.change(OwnerPropertyRefusalTests.turned("field_delay_seconds", .integer(Self.longDelay)))
            let failure = try #require(try await stage.syncedPart().failure)
            #expect(failure.kind == .outcomeUnknown && failure.isRetryable)
            #expect(stage.creations == 1)
            stage.mock.advanceClock(by: .seconds(Self.longDelay))
            let found = try await stage.syncedPart()
            #expect(found.verdict == .copied && found.deal?.isUsable == true && stage.creations == 1)
        }
    }

    @Test(
        "F-B2, F-B9: a name is called held only where every attempt was a conflict; behind a lost answer it may be ours"
    )
    func lost() async throws {
        try await zoho(LookingClock()) { stage in
            try stage.mock.change(OwnerPropertyRefusalTests.turned("field_delay_seconds", .integer(Self.longDelay)))
            stage.mock.inject(.lostAnswer, on: .operation(stage.crm.creation))
            let failure = try #require(try await stage.syncedPart().failure)
            #expect(failure.kind == .outcomeUnknown && failure.isRetryable)
            #expect(stage.creations == 2)
        }
    }

    @Test(
        "SYNC-5, UNDO: one that is made and on no layout is told as such, is named by an undo, and used once it is on one"
    )
    func outOfUse() async throws {
        try await zoho(LookingClock()) { stage in
            try stage.mock.change(OwnerPropertyRefusalTests.turned("new_fields_unused", true))
            let run = try await stage.sync()
            let part = try #require(run.outcome?.crms.first)
            #expect(part.failure?.kind == .conflict && part.bindings.bound == 2)
            #expect(part.deal?.problem?.contains("add it to a layout") == true && part.deal?.isUsable == false)
            let undone = try await stage.fixture.gateway.runs.undo(run.id, as: stage.fixture.admin).result()
            #expect(undone.undoOutcome?.leftInCRM.map(\.object) == [.deal])
            try stage.mock.change(
                .vendorSpecific(
                    "use_field", ["object": "Deals", "property": .string(part.deal?.property?.rawValue ?? "")]))
            let used = try await stage.syncedPart()
            #expect(used.deal?.isUsable == true && stage.creations == 1)
        }
    }

    @Test("SYNC-5: one that shows within the CRM's visibility bound is waited for")
    func withinBound() async throws {
        let clock = LookingClock()
        try await zoho(clock) { stage in
            clock.mock = stage.mock
            try stage.mock.change(OwnerPropertyRefusalTests.turned("field_delay_seconds", 2))
            let part = try await stage.syncedPart()
            #expect(part.verdict == .copied && part.deal?.origin == .created && stage.creations == 1)
        }
    }
}
