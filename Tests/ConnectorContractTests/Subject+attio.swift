import AttioConnector
import AttioMock
import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit

extension Subject {
    static let attio = attio("Attio", AttioSwitches())

    /// Everything that Attio's pages leave open, the other way round than the usual subject has it.
    static let attioOtherwise = attio("Attio, read otherwise", otherwiseSwitches)

    private static var otherwiseSwitches: AttioSwitches {
        let turned = [
            "scope_refusals_name_scope", "duplicate_titles_refused", "slug_conflict_says_list", "loose_slugs",
            "status_attributes_refused", "token_level_omitted", "suspended_members_accepted",
            "archived_options_accepted", "empty_values_omitted", "currency_as_text", "unset_checkboxes_false",
            "empty_text_unsets", "large_limits_capped", "statuses_reversed", "retry_after_in_seconds",
            "companies_linked", "redirect_uri_optional",
        ]
        var switches = AttioSwitches()
        for name in turned {
            guard let flag = AttioSwitches.flags[name] else {
                preconditionFailure("the mock has no switch \(name)")
            }
            switches[keyPath: flag].toggle()
        }
        switches.oauthErrorBody = "envelope"
        switches.readOnlyCode = "immutable_value"
        switches.unknownMemberCode = "validation_type"
        return switches
    }

    private static func attio(_ name: String, _ switches: AttioSwitches) -> Subject {
        Subject(
            name, connector: AttioConnector.self,
            lacks: attioLacks, samples: attioSamples, operations: attioOperations, refusals: attioRefusals,
            switches: attioSwitches
        ) { variant in AttioMock(seed: attioSeed(variant, switches)) }
    }

    private static func attioSeed(_ variant: SubjectVariant, _ switches: AttioSwitches) -> AttioSeed {
        var seed = AttioSeed()
        seed.switches = switches
        seed.generatedUsers = variant.extraUsers
        // Either scope meets the need, and cases withdraw both.
        seed.app.scopes.append("user_management:read-write")
        if let burst = variant.callsPerBurstMax {
            seed.limits.readsPerSecond = burst
            seed.limits.writesPerSecond = burst
        }
        return seed
    }

    private static let attioLacks: [SubjectCapability: String] = [
        .conditionalWrites: "Attio's writes take no condition",
        .refresh: "tokens live until they are revoked: there is nothing to refresh",
        .refreshRotation: "there is no refresh token that could rotate",
        .replayRevocation: "there is no refresh token that could be sent twice",
        .unstatedExpiry: "tokens don't end by themselves, so there is no end to leave unsaid",
        .signedAssertions: "Attio has no grants by assertion",
        .clientCredentials: "Attio has no grants by the app's own credentials",
        .instanceHosts: "every workspace is at api.attio.com",
        .permanentRefusals: "a 401 of Attio's is always the token's",
        .namedMissingScopes: "no page says that a refusal names the scope; one that is named is told",
        .ownerPages: "all members come in one answer",
        .sharedEmails: "an email is one member's",
        .systemUsers: "tokens and apps are actors, but no members",
        .separateLogins: "people sign in with their email",
        .emailsInAddresses: "all members are read, whoever is wanted",
        .closedStages: "Attio doesn't tell which stage is won or lost",
        .recordTypes: "Attio has no record types",
        .fieldVisibility: "attributes are visible to every key that may read the object",
        .recordBatches: "a call creates, updates or deletes one record",
        .mixedBatches: "a call reads or writes records of one object",
        .budgetReadings: "no answer tells what is left of a limit",
        .dailyQuota: "Attio publishes no limit per day",
        .wordedQuota: "there is no quota to be worded",
    ]

    private static let attioOperations = MockOperations(
        identify: "attio.self.get", owners: "attio.members.list", properties: "attio.attributes.list",
        createProperty: "attio.attributes.create", pipelines: "attio.statuses.list",
        readRecords: "attio.records.get", createRecords: "attio.records.create",
        updateRecords: "attio.records.overwrite", deleteRecords: "attio.records.delete",
        token: "attio.oauth.token")

    private static let attioSwitches = AccountSwitches.with { switches in
        switches.lockRecords = {
            .vendorSpecific("set_switch", ["name": "write_conflicts", "value": .integer($0)])
        }
        switches.disableObject = .vendorSpecific("disable_object", ["object": "deals"])
    }
}

// MARK: What the account holds

extension Subject {
    /// Ids of the demo workspace begin with what they are of and end in a number.
    private static func id(_ start: String, _ number: String) -> String {
        "\(start)000000-0000-4000-8000-" + String(repeating: "0", count: 12 - number.count) + number
    }

    private static func member(_ number: String) -> CRMUserID { CRMUserID(rawValue: id("0a", number)) }

    private static func stage(_ number: String) -> String { id("05", number) }

    private static func owner(
        _ number: String, _ name: String, _ email: EmailKey, isActive: Bool = true
    ) -> CRMOwner {
        CRMOwner(id: member(number), email: email, name: name, isActive: isActive)
    }

    private static var attioSamples: SubjectSamples {
        var samples = SubjectSamples(
            owner: owner("1", "Ann Lee", "ann@example.com"),
            secondOwner: owner("2", "Bob Novak", "bob@example.com"),
            mockObject: "deals", textProperty: "next_step_agreed",
            record: Record(
                reference: RecordReference(object: .deal, id: RecordID(rawValue: id("0d", "501"))),
                values: ["name": .text("Acme rollout")]),
            missingRecord: RecordID(rawValue: id("0d", "999999")),
            newRecord: [
                "name": .text("Contract"), "stage": .choice(stage("2")), "owner": .owner(member("1")),
            ],
            changes: [
                "name": .text("Renamed"), "value": .number(1500.5), "owner": .owner(member("2")),
                "stage": .choice(stage("4")), "budget_confirmed": .boolean(true), "deal_kind": .choice("renewal"),
            ],
            extraUserEmail: { EmailKey(rawValue: String(format: "user%05d@example.com", $0)) })
        // A person's email makes the company of its domain, whose domain no other company may have.
        samples.otherNewRecords = [
            .contact: ["name": .text("Ada Contract"), "email_addresses": .text("contract@contract-example.com")],
            .company: ["name": .text("Contract"), "domains": .text("other-example.com")],
        ]
        samples.roundTrips = attioRoundTrips
        samples.mixedCaseOwner = owner("7", "Grace Ito", "grace@example.com")
        samples.inactiveOwner = owner("6", "Frank Moser", "frank@example.com", isActive: false)
        samples.choiceProperty = "deal_kind"
        samples.readOnlyProperty = "weighted_value"
        samples.archivedProperty = "old_channel"
        samples.refusedValue = .init("deal_kind", .choice("no-such-option"), .invalidOption)
        samples.stages = [.unknown: stage("2")]
        return samples
    }

    private static let attioRoundTrips: [RoundTrip] = [
        RoundTrip("an amount with zeros at its end", "value", .number(1500.50), other: .number(1500.51)),
        RoundTrip("more decimals than are kept", "fit_score", .number(7.12344), other: .number(7.1235)),
        RoundTrip("a whole number", "fit_score", .number(7), other: .number(8)),
        RoundTrip("a rating", "confidence", .number(3), other: .number(4)),
        RoundTrip("a day", "decision_date", .date(CalendarDate(year: 2026, month: 11, day: 30)!), other: .empty),
        RoundTrip(
            "a moment", "last_meeting", .dateTime(Date(timeIntervalSince1970: 1_795_000_000)),
            other: .dateTime(Date(timeIntervalSince1970: 1_795_000_060))),
        RoundTrip("yes", "budget_confirmed", .boolean(true), other: .boolean(false)),
        RoundTrip("an option by its title", "deal_kind", .choice("renewal"), other: .choice("new business")),
        RoundTrip("a stage", "stage", .choice(stage("4")), other: .choice(stage("1"))),
        RoundTrip(
            "several options, in another order", "competitors", .choices(["initech", "globex"]),
            other: .choices(["initech"])),
        RoundTrip("blanks within", "next_step_agreed", .text("call  back"), other: .text("call back")),
        RoundTrip("an owner", "owner", .owner(member("2")), other: .owner(member("1"))),
        RoundTrip(
            "another record", "associated_company", .reference(RecordID(rawValue: id("0d", "302"))),
            other: .reference(RecordID(rawValue: id("0d", "301")))),
        RoundTrip("no text at all", "next_step_agreed", .text(""), readBack: .empty, other: .text("x")),
    ]
}

// MARK: How it says no

extension Subject {
    private static func refusal(
        _ status: Int, _ code: String, _ message: String, type: String = "invalid_request_error"
    ) -> FaultBody {
        .json([
            "status_code": .integer(status), "type": .string(type), "code": .string(code),
            "message": .string(message),
        ])
    }

    private static let attioRefusals: [VendorRefusal] = [
        VendorRefusal(
            "400, a value of another shape", status: 400,
            body: refusal(400, "validation_type", "Body payload validation error."), kind: .invalid),
        VendorRefusal(
            "400, a required value", status: 400,
            body: refusal(400, "missing_value", "Required value for attribute with ID \"x\" was not provided."),
            kind: .invalid),
        VendorRefusal(
            "400, a value that is another record's", status: 400,
            body: refusal(400, "uniqueness_conflict", "The value \"x\" conflicts with one already in the system."),
            kind: .conflict),
        VendorRefusal(
            "400, a record that is being merged", status: 400,
            body: refusal(400, "merge_in_progress", "The record is being merged."), kind: .unavailable,
            pause: .seconds(1)),
        VendorRefusal(
            "400, the plan's records", status: 400,
            body: refusal(400, "quota_exceeded", "The workspace has reached its limit."), kind: .unsupported),
        VendorRefusal("403 without a scope", status: 403, kind: .forbidden),
        VendorRefusal(
            "403, not in the plan", status: 403,
            body: refusal(403, "billing_error", "Not included in the plan.", type: "auth_error"), kind: .unsupported),
        // Making a deal fails so where the workspace has its deals switched off.
        VendorRefusal(
            "404, an object that is off", status: 404,
            body: refusal(404, "not_found", "Object with slug/ID \"deals\" not found."), kind: .notFound,
            kindOfCreation: .unsupported),
        VendorRefusal("404, empty", status: 404, body: .empty, kind: .notFound),
        VendorRefusal(
            "409, a slug", status: 409,
            body: refusal(409, "slug_conflict", "An attribute with the same API slug already exists."),
            kind: .conflict),
        VendorRefusal("409, another write", status: 409, kind: .unavailable, pause: .seconds(1)),
        VendorRefusal("413", status: 413, kind: .invalid),
        VendorRefusal("423", status: 423, body: .empty, kind: .unavailable, pause: .seconds(1)),
        VendorRefusal("429", status: 429, kind: .rateLimited, pause: .seconds(1)),
        VendorRefusal("429 with Retry-After", status: 429, retryAfter: 7, kind: .rateLimited, pause: .seconds(7)),
        VendorRefusal("429, the proxy's page", status: 429, body: .html, kind: .rateLimited, pause: .seconds(1)),
        VendorRefusal("500", status: 500, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("502 as HTML", status: 502, body: .html, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("503", status: 503, retryAfter: 4, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("504, empty", status: 504, body: .empty, kind: .unavailable, kindOfCreation: .outcomeUnknown),
    ]
}
