import ConnectorKit
import ConnectorTestKit
import Foundation
import HubSpotConnector
import HubSpotMock
import MockKit

extension Subject {
    static let hubSpot = Subject(
        "HubSpot", connector: HubSpotConnector.self,
        lacks: hubSpotLacks,
        samples: hubSpotSamples, operations: hubSpotOperations, refusals: hubSpotRefusals
    ) { variant in
        var seed = HubSpotSeed()
        seed.app.rotatesRefreshTokens = variant.rotatesRefreshTokens
        seed.generatedUsers = variant.extraUsers
        // Longer than a busy machine takes between a creation and a search, shorter than the connector says.
        seed.searchLag = .seconds(50)
        if let burst = variant.callsPerBurstMax {
            seed.limits.oauthBurst = burst
            seed.limits.staticBurst = burst
        }
        if let daily = variant.callsPerDayMax { seed.limits.daily = daily }
        return HubSpotMock(seed: seed)
    }

    private static let hubSpotLacks: [SubjectCapability: String] = [
        .conditionalWrites: "HubSpot's writes take no condition",
        .recordTypes: "HubSpot has no record types",
        .fieldVisibility: "properties are visible to all who may see the object",
        .replayRevocation: "HubSpot's refresh tokens stay good; rotating ones were never seen to punish a replay",
        .unstatedExpiry: "token answers say expires_in",
        .signedAssertions: "HubSpot has no grants by assertion",
        .clientCredentials: "HubSpot has no grants by the app's own credentials",
        .instanceHosts: "every portal is at api.hubapi.com",
        .permanentRefusals: "a 401 of HubSpot's is always the token's",
        .sharedEmails: "an email is one user's",
        .systemUsers: "integrations are no users; queues have a type of their own",
        .separateLogins: "people sign in with their email",
        .emailsInAddresses: "owners are read page by page, or one by one; no list of emails travels",
        .mixedBatches: "a batch holds records of one object",
        .lockedRecords: "a lock is told for the whole call, as 423",
    ]

    private static var hubSpotSamples: SubjectSamples {
        var samples = SubjectSamples(
            owner: CRMOwner(id: "41629779", email: "ann@example.com", name: "Ann Lee", isActive: true),
            secondOwner: CRMOwner(id: "41629780", email: "bob@example.com", name: "Bob Novak", isActive: true),
            mockObject: "deals", textProperty: "next_step_agreed",
            record: Record(
                reference: RecordReference(object: .deal, id: "501"), values: ["dealname": .text("Acme rollout")]),
            missingRecord: "999999999",
            newRecord: [
                "dealname": .text("Contract"), "pipeline": .text("default"), "dealstage": .text("contractsent"),
            ],
            changes: [
                "dealname": .text("Renamed"), "amount": .number(1500.5), "budget_confirmed": .boolean(true),
                "hubspot_owner_id": .owner("41629780"),
            ],
            extraUserEmail: { EmailKey(rawValue: String(format: "user%05d@example.com", $0)) })
        samples.otherNewRecords = [
            .contact: ["email": .text("contract@example.net"), "lastname": .text("Contract")],
            .company: ["name": .text("Contract"), "domain": .text("contract.example")],
        ]
        samples.roundTrips = hubSpotRoundTrips
        samples.mixedCaseOwner = CRMOwner(
            id: "201774630", email: "grace@example.com", name: "Grace Ito", isActive: true)
        samples.inactiveOwner = CRMOwner(
            id: "52207713", email: "frank@example.com", name: "Frank Moser", isActive: false)
        samples.impersonalEmail = "sales-queue@example.com"
        samples.choiceProperty = "dealtype"
        samples.readOnlyProperty = "hs_object_id"
        samples.archivedProperty = "old_channel"
        samples.refusedValue = .init("dealtype", .choice("no-such-option"), .invalidOption)
        samples.stages = [.open: "contractsent", .won: "closedwon", .lost: "closedlost"]
        return samples
    }

    private static let hubSpotRoundTrips: [RoundTrip] = [
        RoundTrip("a number with zeros at its end", "amount", .number(1500.50), other: .number(1500.51)),
        RoundTrip("a whole number", "fit_score", .number(7), other: .number(8)),
        RoundTrip("a day", "decision_date", .date(CalendarDate(year: 2026, month: 11, day: 30)!), other: .empty),
        RoundTrip(
            "a moment", "last_meeting", .dateTime(Date(timeIntervalSince1970: 1_795_000_000)),
            other: .dateTime(Date(timeIntervalSince1970: 1_795_000_060))),
        RoundTrip("yes", "budget_confirmed", .boolean(true), other: .boolean(false)),
        RoundTrip(
            "several options, in another order", "competitors", .choices(["initech", "globex"]),
            other: .choices(["initech"])),
        RoundTrip("blanks within", "next_step_agreed", .text("call  back"), other: .text("call back")),
        RoundTrip("an owner", "hubspot_owner_id", .owner("41629780"), other: .owner("41629779")),
        RoundTrip("no text at all", "next_step_agreed", .text(""), readBack: .empty, other: .text("x")),
    ]

    private static let hubSpotOperations = MockOperations(
        identify: "hubspot.account.details", owners: "hubspot.owners.list", properties: "hubspot.properties.list",
        createProperty: "hubspot.properties.create", pipelines: "hubspot.pipelines.list",
        readRecords: "hubspot.records.batch_read", createRecords: "hubspot.records.batch_create",
        updateRecords: "hubspot.records.batch_update", deleteRecords: "hubspot.records.batch_archive",
        token: "hubspot.oauth.token")

    private static func hubSpotLimit(_ policy: String, _ words: String) -> FaultBody {
        .json([
            "status": "error", "message": .string("You have reached your \(words) limit."), "errorType": "RATE_LIMIT",
            "policyName": .string(policy), "correlationId": "4ba7b9f4-3b4c-4d2f-9a38-0d9a3e6d1c7e",
        ])
    }

    private static let hubSpotRefusals: [VendorRefusal] = [
        VendorRefusal("400 without a reason", status: 400, kind: .invalid),
        VendorRefusal("403 without a scope", status: 403, kind: .forbidden),
        VendorRefusal("404", status: 404, kind: .notFound),
        VendorRefusal("409", status: 409, kind: .conflict),
        VendorRefusal("413", status: 413, kind: .invalid),
        VendorRefusal("423, locked", status: 423, kind: .unavailable, pause: .seconds(2)),
        VendorRefusal(
            "429, ten seconds", status: 429, body: hubSpotLimit("TEN_SECONDLY_ROLLING", "ten_secondly_rolling"),
            kind: .rateLimited, pause: .seconds(10)),
        VendorRefusal(
            "429, one second", status: 429, body: hubSpotLimit("SECONDLY", "secondly"), kind: .rateLimited,
            pause: .seconds(1)),
        VendorRefusal(
            "429 with Retry-After", status: 429, retryAfter: 7, body: hubSpotLimit("SECONDLY", "secondly"),
            kind: .rateLimited, pause: .seconds(7)),
        VendorRefusal(
            "429, daily", status: 429, body: hubSpotLimit("DAILY", "daily"), kind: .quotaExhausted),
        VendorRefusal("477, moving", status: 477, retryAfter: 9, kind: .unavailable, pause: .seconds(9)),
        VendorRefusal("500", status: 500, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("502 as HTML", status: 502, body: .html, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("503", status: 503, retryAfter: 4, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("504, empty", status: 504, body: .empty, kind: .unavailable, kindOfCreation: .outcomeUnknown),
    ]
}
