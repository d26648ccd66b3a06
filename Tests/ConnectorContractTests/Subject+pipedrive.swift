import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import PipedriveConnector
import PipedriveMock

extension Subject {
    static let pipedrive = pipedrive("Pipedrive", turning: ["is_writable"])

    /// Everything that Pipedrive's pages leave open, the other way round than the usual subject has it.
    static let pipedriveOtherwise = pipedrive(
        "Pipedrive, read otherwise",
        turning: [
            "refresh_ends_access", "oauth_error_in_message", "scopes_with_blanks", "query_token", "hide_users",
            "label_ids_code", "gone_fields", "lists_deleted_stages", "move_needs_both", "deleted_stay_readable",
            "omit_unset", "origin_manual", "merge_lists", "lower_emails", "cut_long_texts", "round_money",
            "currency_of_user", "refuse_inactive_owners", "plain_reference_errors", "value_errors_without_code",
            "plain_not_found", "empty_429", "reset_as_instant",
        ])

    private static func pipedrive(_ name: String, turning switches: [String]) -> Subject {
        Subject(
            name, connector: PipedriveConnector.self,
            lacks: pipedriveLacks, samples: pipedriveSamples, operations: pipedriveOperations,
            refusals: pipedriveRefusals
        ) { variant in PipedriveMock(seed: pipedriveSeed(variant, turning: switches)) }
    }

    /// - Parameter switches: the mock's switches to turn; `is_writable` is what a newer reading of the pages has.
    private static func pipedriveSeed(_ variant: SubjectVariant, turning switches: [String]) -> PipedriveSeed {
        var seed = PipedriveSeed()
        seed.generatedUsers = variant.extraUsers
        // Apps from before the scopes for fields have this one in their place, and cases withdraw both.
        seed.app.scopes.append("admin")
        for name in switches {
            guard let flag = PipedriveSwitches.flags[name] else {
                preconditionFailure("the mock has no switch \(name)")
            }
            seed.switches[keyPath: flag].toggle()
        }
        if let burst = variant.callsPerBurstMax {
            seed.limits.oauthBurst = burst
            seed.limits.apiBurst = burst
        }
        if let daily = variant.callsPerDayMax { seed.limits.dailyTokens = daily * tokensOfList }
        return seed
    }

    /// The price of a list of pipelines or of stages, which is what cases count calls by.
    private static let tokensOfList = 5

    private static let pipedriveLacks: [SubjectCapability: String] = [
        .conditionalWrites: "Pipedrive's writes take no condition",
        .refreshRotation: "the refresh token that comes back is the one that was sent",
        .replayRevocation: "a refresh token may be sent any number of times",
        .unstatedExpiry: "token answers say expires_in",
        .signedAssertions: "Pipedrive has no grants by assertion",
        .clientCredentials: "Pipedrive has no grants by the app's own credentials",
        .permanentRefusals: "a 401 of Pipedrive's is always the token's",
        .identityScopes: "API tokens have no scopes: they may do what their user may",
        .ownerPages: "all users come in one answer",
        .sharedEmails: "an email is one user's",
        .systemUsers: "integrations are no users",
        .separateLogins: "people sign in with their email",
        .emailsInAddresses: "all users are read, whoever is wanted",
        .chosenPropertyNames: "the code of a field is made up by Pipedrive",
        .propertyNameConflicts: "a second field of the same name is made gladly",
        .archivedProperties: "a deleted field is in no list any more",
        .createRestoresArchived: "nothing brings a deleted field back",
        .closedStages: "won and lost are values of status, not stages",
        .recordTypes: "Pipedrive has no record types",
        .fieldVisibility: "fields are visible to all who may see the record",
        .recordBatches: "a call creates, updates or deletes one record",
        .mixedBatches: "a call reads or writes records of one object",
        .partialBatches: "one record of a call is all of it",
        .lockedRecords: "no page knows of held records",
        .wordedQuota: "a header tells the used-up day from the burst, and no words do",
    ]

    private static let pipedriveOperations = MockOperations(
        identify: "pipedrive.users.me", owners: "pipedrive.users.list", properties: "pipedrive.fields.list",
        createProperty: "pipedrive.fields.create", pipelines: "pipedrive.pipelines.list",
        readRecords: "pipedrive.records.get", createRecords: "pipedrive.records.create",
        updateRecords: "pipedrive.records.update", deleteRecords: "pipedrive.records.delete",
        token: "pipedrive.oauth.token")
}

// MARK: What the account holds

extension Subject {
    /// The codes of the demo company's own fields of deals, the same at each start.
    private enum Code {
        static let nextStep: PropertyName = "fb2332b5f1fee036a9d5a744181c7a1f85fe274b"
        static let budgetConfirmed: PropertyName = "057fa0824cc11a8cbe178420c9c0fb62f6892895"
        static let decisionDate: PropertyName = "adbe1633d6c7e21420fa4074ad4e67801288bc0d"
        static let fitScore: PropertyName = "ea59c043d37749fc96c880a60d405fad34d765bf"
        static let competitors: PropertyName = "0361f667036639ba681a548b2b07841fbb737188"
        static let contractNumber: PropertyName = "963aff393db3ace9dc6fd5aa4683d036e28373d6"
        static let setupFee: PropertyName = "9efa5c00e96e44ee6e9b82cc54ce376ac4b4ac36"
        static let technicalContact: PropertyName = "eeae281bb368529d952f5b1914964f75c031b5c2"
    }

    private static func user(_ id: Int, _ name: String, _ email: EmailKey, isActive: Bool = true) -> CRMOwner {
        CRMOwner(id: CRMUserID(rawValue: String(id)), email: email, name: name, isActive: isActive)
    }

    private static var pipedriveSamples: SubjectSamples {
        var samples = SubjectSamples(
            owner: user(12_001, "Ann Lee", "ann@example.com"),
            secondOwner: user(12_002, "Bob Novak", "bob@example.com"),
            mockObject: "deals", textProperty: Code.nextStep,
            record: Record(
                reference: RecordReference(object: .deal, id: "501"), values: ["title": .text("Acme rollout")]),
            missingRecord: "999999999",
            newRecord: ["title": .text("Contract"), "pipeline_id": .choice("1"), "stage_id": .choice("2")],
            changes: [
                "title": .text("Renamed"), "value": .number(1500.5), "owner_id": .owner("12002"),
                "stage_id": .choice("6"), "is_archived": .boolean(true),
                "archive_time": .dateTime(Date(timeIntervalSince1970: 1_795_000_000)),
                Code.budgetConfirmed: .choice("2"), Code.setupFee: .text("7.5 USD"),
            ],
            extraUserEmail: { EmailKey(rawValue: String(format: "user%05d@example.com", $0)) })
        samples.otherNewRecords = [
            .contact: ["name": .text("Ada Contract"), "emails": .text("contract@example.net")],
            .company: ["name": .text("Contract"), "website": .text("contract.example")],
        ]
        samples.roundTrips = pipedriveRoundTrips
        samples.mixedCaseOwner = user(12_007, "Grace Ito", "grace@example.com")
        samples.inactiveOwner = user(12_006, "Frank Moser", "frank@example.com", isActive: false)
        samples.choiceProperty = Code.budgetConfirmed
        samples.readOnlyProperty = "add_time"
        samples.refusedValue = .init(Code.budgetConfirmed, .choice("99"), .invalidOption)
        samples.stages = [.open: "2"]
        samples.foreignHostAnswers = foreignDomains.map(tokenAnswer)
        return samples
    }

    private static let pipedriveRoundTrips: [RoundTrip] = [
        RoundTrip("a number with zeros at its end", "value", .number(1500.50), other: .number(1500.51)),
        RoundTrip("a whole number", Code.fitScore, .number(7), other: .number(8)),
        RoundTrip("an amount in the company's currency", Code.setupFee, .number(10.5), other: .number(10.6)),
        RoundTrip("an amount in another currency", Code.setupFee, .text("7 USD"), other: .text("7 EUR")),
        RoundTrip("an amount with too many decimals", Code.setupFee, .text("7.006 USD"), other: .text("7.02 USD")),
        RoundTrip("a day", Code.decisionDate, .date(CalendarDate(year: 2026, month: 11, day: 30)!), other: .empty),
        RoundTrip(
            "a day of Pipedrive's own", "expected_close_date", .date(CalendarDate(year: 2027, month: 1, day: 31)!),
            other: .date(CalendarDate(year: 2027, month: 2, day: 1)!)),
        RoundTrip(
            "several options, in another order", Code.competitors, .choices(["2", "1"]), other: .choices(["1"])),
        RoundTrip("labels", "label_ids", .choices(["32", "31"]), other: .choices(["32"])),
        RoundTrip("a status", "status", .choice("won"), other: .choice("lost")),
        RoundTrip("blanks within", Code.contractNumber, .text("call  back"), other: .text("call back")),
        RoundTrip("an owner", "owner_id", .owner("12002"), other: .owner("12001")),
        RoundTrip("another record", Code.technicalContact, .reference("101"), other: .reference("151")),
        RoundTrip("no text at all", Code.nextStep, .text(""), readBack: .empty, other: .text("x")),
    ]

    /// Each looks right to somebody who doesn't look closely.
    private static let foreignDomains = [
        "https://evil.example", "https://acme.pipedrive.com.evil.example", "https://evilpipedrive.com",
        "http://acme.pipedrive.com", "https://acme.pipedrive.com:8443", "https://user@acme.pipedrive.com",
        "https://acme.pipedrive.com/path", "https://acme.pipedrive.com?x=1", "https://acme.pipedrive.com#x",
        "https://oauth.pipedrive.com", "https://app.pipedrive.com", "https://a.b.pipedrive.com", "https://127.0.0.1",
        "https://acme.pipedrive.com.", "https://аcme.pipedrive.com", "//acme.pipedrive.com", "javascript:alert(1)", "",
    ]

    private static func tokenAnswer(_ domain: String) -> JSON {
        [
            "access_token": "v1u:forged", "token_type": "Bearer", "refresh_token": "1:1:forged", "scope": "base",
            "expires_in": 3599, "api_domain": .string(domain),
        ]
    }
}

// MARK: How it says no

extension Subject {
    private static func refusal(_ sentence: String, code: String? = nil, number: Int? = nil) -> FaultBody {
        var body: JSON = [
            "success": false, "error": .string(sentence), "error_info": "Please check developers.pipedrive.com",
        ]
        if let code { body["code"] = .string(code) }
        if let number { body["errorCode"] = .integer(number) }
        return .json(body)
    }

    private static let pipedriveRefusals: [VendorRefusal] = [
        VendorRefusal(
            "400, a value of another type", status: 400,
            body: refusal("Validation failed: value: Expected 'number'", code: "ERR_SCHEMA_VALIDATION_FAILED"),
            kind: .invalid),
        VendorRefusal("400 without a code", status: 400, body: refusal("Bad request"), kind: .invalid),
        VendorRefusal("402, not paid for", status: 402, kind: .forbidden),
        VendorRefusal(
            "403, a scope is missing", status: 403, body: refusal("Scope and URL mismatch", number: 403),
            kind: .forbidden),
        VendorRefusal(
            "403, no right", status: 403, body: refusal("You do not have permissions to do this."), kind: .forbidden),
        VendorRefusal(
            "403, the plan's cap", status: 403,
            body: refusal("Open deals limit reached.", code: "feature_capping_deals_limit"), kind: .forbidden),
        VendorRefusal("404", status: 404, kind: .notFound),
        VendorRefusal("405", status: 405, kind: .invalid),
        VendorRefusal("410, a field that was deleted", status: 410, kind: .notFound),
        VendorRefusal("415, a suite that wasn't bought", status: 415, kind: .forbidden),
        VendorRefusal("422", status: 422, kind: .invalid),
        VendorRefusal(
            "429, two seconds", status: 429, body: refusal("request over limit", number: 429), kind: .rateLimited,
            pause: .seconds(2)),
        VendorRefusal("429, empty", status: 429, body: .empty, kind: .rateLimited, pause: .seconds(2)),
        VendorRefusal("429 with Retry-After", status: 429, retryAfter: 7, kind: .rateLimited, pause: .seconds(7)),
        VendorRefusal("403, Cloudflare's page", status: 403, body: .html, kind: .rateLimited),
        VendorRefusal("500", status: 500, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("501", status: 501, kind: .unsupported),
        VendorRefusal("502 as HTML", status: 502, body: .html, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("503", status: 503, retryAfter: 4, kind: .unavailable, pause: .seconds(4)),
        VendorRefusal("504, empty", status: 504, body: .empty, kind: .unavailable, kindOfCreation: .outcomeUnknown),
    ]
}
