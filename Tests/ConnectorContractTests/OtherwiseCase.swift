import ConnectorTestKit
import Testing

/// A case of the contract that must hold, too, where a vendor does what its pages leave open the other way round.
struct OtherwiseCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let run: @Sendable (Subject) async throws -> Void

    private init(_ description: String, _ run: @escaping @Sendable (Subject) async throws -> Void) {
        testDescription = description
        self.run = run
    }

    static let all = keys + definitions + owners + records

    private static let keys = [
        Self("a code is exchanged") { try await RefreshContract().codeIsExchanged($0) },
        Self("200 callers wait for one refresh") { try await RefreshContract().manyWaitForOne($0) },
        Self("a dead grant") { try await RefreshContract().deadGrant($0) },
        Self("a wrong client secret") { try await RefreshContract().wrongClientSecret($0) },
        Self("a revocation") { try await RefreshContract().revocation($0) },
        Self("an ended token is renewed") { try await RenewalContract().endedTokenIsRenewed($0) },
        Self("a missing scope") { try await IdentityContract().missingScopeIsNamed($0) },
        Self("more calls than a window allows") { try await LimitsContract().burstIsSpread($0) },
    ]

    private static let definitions = [
        Self("every object's properties") { try await PropertiesContract().everyObjectIsRead($0) },
        Self("a read-only property") { try await PropertiesContract().readOnlyIsTold($0) },
        Self("the standard owner field") { try await PropertiesContract().standardOwnerField($0) },
        Self("pipelines") { try await PropertiesContract().pipelinesAreRead($0) },
        Self("an archived stage") { try await PropertiesContract().archivedStageIsSeen($0) },
        Self("an owner property that was made") { try await OwnerPropertiesContract().createdIsVisible($0) },
        Self("an owner property on every object") { try await OwnerPropertiesContract().everyObject($0) },
        Self("an owner property whose answer was lost") {
            try await OwnerPropertiesContract().lostAnswerIsLookedUp($0)
        },
    ]

    private static let owners = [
        Self("several owners") { try await OwnersContract().severalAreFound($0) },
        Self("an inactive owner") { try await OwnersContract().inactiveIsFound($0) },
        Self("case of emails") { try await OwnersContract().caseDoesNotMatter($0) },
    ]

    private static let records = [
        Self("what exists not is left out") { try await RecordsContract().absentIsLeftOut($0) },
        Self("a property without a value") { try await RecordsContract().emptyIsEmpty($0) },
        Self("a record that was made") { try await RecordsContract().createdReadsBack($0) },
        Self("a record that was updated") { try await RecordsContract().updatedReadsBack($0) },
        Self("a cleared property") { try await RecordsContract().clearedIsEmpty($0) },
        Self("an owner in a made property") { try await RecordsContract().ownerPropertyHoldsOwner($0) },
        Self("a deletion, twice") { try await RecordsContract().deletionIsRepeatable($0) },
        Self("a refused value") { try await RecordsContract().refusalNamesProperty($0) },
        Self("an unknown property") { try await RecordsContract().unknownPropertyIsNamed($0) },
        Self("records of every object") { try await MixedRecordsContract().everyObject($0) },
        Self("what was read, written back") { try await RoundTripContract().readIsStable($0) },
        Self("round trips") { subject in
            for trip in subject.samples.roundTrips {
                try await RoundTripContract().roundTrip(RoundTripCase(subject: subject, roundTrip: trip))
                try await RoundTripContract().updatedRoundTrip(RoundTripCase(subject: subject, roundTrip: trip))
            }
        },
    ]
}
