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
