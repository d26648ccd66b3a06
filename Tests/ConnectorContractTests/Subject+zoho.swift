import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import ZohoConnector
import ZohoMock

extension Subject {
    static let zoho = zoho("Zoho") { _ in }

    /// The same where Zoho's pages leave open what it does: everything turns out the other way.
    static let zohoReadOtherwise = zoho(
        "Zoho, read otherwise", lacking: [.createdInUse: "where a field made by API is put is left open: on no layout"]
    ) { switches in
        switches.throttleWith200 = true
        switches.omitScope = true
        switches.legacyExpiry = true
        switches.deadTokenIsFailure = true
        switches.scopeWith403 = true
        switches.inactiveWord = true
        switches.specialUsersOwn = true
        switches.displayOnRead = true
        switches.refuseUnknownKeys = true
        switches.remapStages = true
        switches.keepBlanks = true
        switches.bareBlueprint = true
        switches.lowerEmails = true
        switches.bigintAsNumber = true
        switches.emptyLists = true
        switches.unwrappedErrors = true
        switches.refusedWith202 = true
        switches.nullInnerBody = true
        switches.newFieldsUnused = true
        switches.fieldDelaySeconds = 2
    }

    private static func zoho(
        _ name: String, lacking further: [SubjectCapability: String] = [:],
        turning turn: @escaping @Sendable (inout ZohoSwitches) -> Void
    ) -> Subject {
        Subject(
            name, connector: ZohoConnector.self,
            lacks: zohoLacks.merging(further) { first, _ in first }, samples: zohoSamples, operations: zohoOperations,
            refusals: zohoRefusals,
            switches: zohoSwitches,
            attributes: { _ in ["data_center": "us", "environment": "production"] }
        ) { variant in
            var seed = ZohoSeed()
            turn(&seed.switches)
            seed.generatedUsers = variant.extraUsers
            seed.switches.pageRows = variant.ownerPageRows ?? 0
            // Each finer scope beside the one that opens all: cases withdraw them one by one.
            let finer = ZohoConnector.descriptor.scopes.values.flatMap(\.groups).flatMap(\.self).map(\.rawValue)
            seed.app.scopes += Set(finer).subtracting(seed.app.scopes).sorted()
            // What is left is told from the half on, so that the other half is used up at the start.
            let calls = variant.callsPerDayMax ?? creditsOfHalfADay
            seed.limits.credits = 2 * calls
            seed.limits.creditsUsed = calls + variant.callsPerDayUsed
            return ZohoMock(seed: seed)
        }
    }

    private static let creditsOfHalfADay = 30_000

    private static let zohoSwitches = AccountSwitches.with { switches in
        switches.lockRecords = {
            .vendorSpecific("set_switch", ["name": "locked_records", "value": .integer($0)])
        }
        switches.archiveProperty = {
            .vendorSpecific("unuse_field", ["object": "Deals", "property": .string($0.name.rawValue)])
        }
    }

    private static let zohoLacks: [SubjectCapability: String] = [
        .staticTokens: "Zoho issues no tokens for pasting",
        .identityScopes: "no answer of the API tells a key's scopes; token answers do",
        .refreshRotation: "a refresh brings no refresh token: the first one stays",
        .replayRevocation: "a refresh token may be sent any number of times",
        .unstatedExpiry: "token answers say expires_in",
        .signedAssertions: "Zoho has no grants by assertion",
        .clientCredentials: "Zoho has no grants by the app's own credentials",
        .permanentRefusals: "one code stands for every token that isn't taken",
        .sharedEmails: "an email is one user's",
        .separateLogins: "people sign in with their email",
        .emailsInAddresses: "users are read page by page; no list of emails travels",
        .chosenPropertyNames: "Zoho makes the name of a field out of its label",
        .createRestoresArchived: "a label that a field on no layout bears is refused",
        .recordTypes: "Zoho has layouts, which writes by API needn't obey",
        .fieldVisibility: "a new field is seen by every profile",
        .refusesUnknownFields: "what is no field, or can't be written, is dropped in silence",
        .quotaSizes: "one header tells what is left of the credits, and nothing how many there are",
        .wordedQuota: "one code stands for every limit; the header tells which",
        .burstLimit: "calls are limited by how many run at once and by the day, not by a short window",
        .retryAfter: "no page knows Retry-After",
    ]

    private static let zohoOperations = MockOperations(
        identify: "zoho.users.list", owners: "zoho.users.list", properties: "zoho.fields.list",
        createProperty: "zoho.fields.create", pipelines: "zoho.layouts.list", readRecords: "zoho.records.get",
        createRecords: "zoho.records.create", updateRecords: "zoho.records.update",
        deleteRecords: "zoho.records.delete", token: "zoho.token.issue")
}

// MARK: What the account holds

extension Subject {
    /// An id as the mock gives it: the org's prefix, and twelve digits.
    private static func zohoID(_ number: Int) -> String { "5725767" + String(format: "%012d", number) }

    private static func user(_ number: Int, _ name: String, _ email: EmailKey, isActive: Bool = true) -> CRMOwner {
        CRMOwner(id: CRMUserID(rawValue: zohoID(411_000 + number)), email: email, name: name, isActive: isActive)
    }

    private static var zohoSamples: SubjectSamples {
        var samples = SubjectSamples(
            owner: user(1, "Ann Lee", "ann@example.com"), secondOwner: user(2, "Bob Novak", "bob@example.com"),
            mockObject: "Deals", textProperty: "Next_Step_Agreed",
            record: Record(
                reference: RecordReference(object: .deal, id: RecordID(rawValue: zohoID(5_000_501))),
                values: ["Deal_Name": .text("Acme rollout")]),
            missingRecord: RecordID(rawValue: zohoID(9_999_999)),
            newRecord: [
                "Deal_Name": .text("Contract"), "Stage": .choice("Qualification"), "Pipeline": .choice("Standard"),
            ],
            changes: [
                "Deal_Name": .text("Renamed"), "Amount": .number(1500.5), "Budget_Confirmed": .boolean(true),
                "Owner": .owner(CRMUserID(rawValue: zohoID(411_002))), "Stage": .choice("Needs Analysis"),
                "Products": .choices(["support", "core"]),
            ],
            extraUserEmail: { EmailKey(rawValue: String(format: "user%05d@example.com", $0)) })
        samples.otherNewRecords = [
            .contact: ["Last_Name": .text("Contract"), "Email": .text("contract@example.net")],
            .company: ["Account_Name": .text("Contract"), "Website": .text("contract.example")],
        ]
        samples.roundTrips = zohoRoundTrips
        samples.mixedCaseOwner = user(7, "Grace Ito", "grace@example.com")
        samples.inactiveOwner = user(6, "Frank Moser", "frank@example.com", isActive: false)
        samples.systemEmail = "noreply@example.com"
        samples.choiceProperty = "Region"
        samples.readOnlyProperty = "Weighted_Amount"
        samples.archivedProperty = "Old_Channel"
        samples.refusedValue = .init("Owner", .owner(CRMUserID(rawValue: zohoID(411_999))), .invalidOwner)
        samples.stages = [.open: zohoID(7_104), .won: zohoID(7_114), .lost: zohoID(7_116)]
        samples.foreignHostAnswers = foreignAPIs.map(tokenAnswer)
        return samples
    }

    private static let zohoRoundTrips: [RoundTrip] = [
        RoundTrip("blanks at the ends", "Deal_Name", .text("  Acme \t"), other: .text("Acme 2")),
        RoundTrip("blanks within", "Next_Step_Agreed", .text("call  back"), other: .text("call back")),
        RoundTrip("no text at all", "Next_Step_Agreed", .text(""), readBack: .empty, other: .text("x")),
        RoundTrip("line ends", "Next_Step_Agreed", .text("one\r\ntwo"), other: .text("one two")),
        RoundTrip("an amount with cents", "Amount", .number(1500.25), other: .number(1500.26)),
        RoundTrip("a whole number", "Seats", .number(7), other: .number(8)),
        RoundTrip("a number of eighteen digits", "Ledger_Number", .text("123456789012345678"), other: .number(1)),
        RoundTrip(
            "decimals that are cut off", "Fit_Score", .number(7.59), readBack: .number(7.5), other: .number(7.6)),
        RoundTrip(
            "decimals of a negative number", "Fit_Score", .number(-7.59), readBack: .number(-7.5), other: .number(-7.6)),
        RoundTrip("yes", "Budget_Confirmed", .boolean(true), other: .boolean(false)),
        RoundTrip("a day", "Decision_Date", .date(CalendarDate(year: 2026, month: 11, day: 30)!), other: .empty),
        RoundTrip(
            "a moment, seconds alone kept", "Last_Meeting", .dateTime(Date(timeIntervalSince1970: 1_795_000_000.25)),
            other: .dateTime(Date(timeIntervalSince1970: 1_795_000_060))),
        RoundTrip("an option", "Region", .choice("EMEA"), other: .choice("AMER")),
        RoundTrip("an option outside of the list", "Region", .choice("APAC"), other: .choice("AMER")),
        RoundTrip(
            "several options, in another order", "Products", .choices(["support", "core"]),
            other: .choices(["core"])),
        RoundTrip(
            "a stage by the name that people see", "Stage", .choice("Identify Decision Makers"),
            other: .choice("Needs Analysis")),
        RoundTrip(
            "an owner", "Owner", .owner(CRMUserID(rawValue: zohoID(411_002))),
            other: .owner(CRMUserID(rawValue: zohoID(411_001)))),
        RoundTrip(
            "another record", "Account_Name", .reference(RecordID(rawValue: zohoID(5_000_302))),
            other: .reference(RecordID(rawValue: zohoID(5_000_301)))),
    ]

    /// Each looks right to somebody who doesn't look closely; two are Zoho's own, but another place than the grant's.
    private static let foreignAPIs = [
        "https://evil.example", "https://www.zohoapis.com.evil.example", "https://evilzohoapis.com",
        "http://www.zohoapis.com", "https://www.zohoapis.com:8443", "https://user@www.zohoapis.com",
        "https://www.zohoapis.com/path", "https://www.zohoapis.com?x=1", "https://www.zohoapis.com#x",
        "https://zohoapis.com", "https://www.zohoapis.eu", "https://sandbox.zohoapis.com", "https://127.0.0.1",
        "https://www.zohoapis.com.", "https://www.zоhoapis.com", "//www.zohoapis.com", "javascript:alert(1)", "",
    ]

    private static func tokenAnswer(_ domain: String) -> JSON {
        [
            "access_token": "1000.8cb99d4f.9b8fbe61", "scope": "ZohoCRM.modules.ALL ZohoCRM.users.READ",
            "api_domain": .string(domain), "token_type": "Bearer", "expires_in": 3600,
        ]
    }
}

// MARK: How it says no

extension Subject {
    /// A refusal alone, or within the list that stands for records and users alike.
    private static func refusal(
        _ code: String, _ message: String, _ details: JSON = [:], in list: String? = nil
    ) -> FaultBody {
        let item: JSON = [
            "code": .string(code), "details": details, "message": .string(message), "status": "error",
        ]
        return .json(list.map { JSON.object([$0: [item]]) } ?? item)
    }

    private static let zohoRefusals: [VendorRefusal] = [
        VendorRefusal(
            "400, a wrong parameter", status: 400,
            body: refusal("INVALID_DATA", "invalid data", ["param_name": "per_page"]), kind: .invalid),
        VendorRefusal("400 without a code", status: 400, body: .json([:]), kind: .invalid),
        VendorRefusal(
            "400, exists already", status: 400,
            body: refusal("DUPLICATE_DATA", "duplicate data", ["api_name": "email"]), kind: .conflict),
        VendorRefusal(
            "400, a held record", status: 400, body: refusal("RECORD_LOCKED", "the record is locked."),
            kind: .unavailable),
        VendorRefusal(
            "400, no such module", status: 400,
            body: refusal(
                "INVALID_MODULE", "the module name given seems to be invalid", ["resource_path_index": 0]),
            kind: .unsupported),
        VendorRefusal(
            "400, too much at once", status: 400, body: refusal("LIMIT_EXCEEDED", "limit exceeded"), kind: .invalid),
        VendorRefusal(
            "400, no right", status: 400,
            body: refusal(
                "AUTHORIZATION_FAILED", "User does not have sufficient privilege", ["resource_path_index": 0]),
            kind: .forbidden),
        VendorRefusal(
            "401, a scope is missing", status: 401, body: refusal("OAUTH_SCOPE_MISMATCH", "Unauthorized"),
            kind: .forbidden),
        VendorRefusal(
            "403, a scope is missing", status: 403, body: refusal("OAUTH_SCOPE_MISMATCH", "Unauthorized"),
            kind: .forbidden),
        VendorRefusal(
            "403, no right to the API", status: 403,
            body: refusal("NO_PERMISSION", "Permission denied", ["permissions": ["Crm_Implied_Api_Access"]]),
            kind: .forbidden),
        VendorRefusal("404", status: 404, kind: .notFound),
        VendorRefusal(
            "412, changed meanwhile", status: 412, body: refusal("ALREADY_MODIFIED", "record updated time has passed"),
            kind: .conflict),
        VendorRefusal("413 as HTML", status: 413, body: .html, kind: .tooLarge),
        VendorRefusal(
            "429", status: 429, body: refusal("TOO_MANY_REQUESTS", "Please try again later."), kind: .rateLimited,
            pause: .seconds(2)),
        VendorRefusal("429, empty", status: 429, body: .empty, kind: .rateLimited, pause: .seconds(2)),
        VendorRefusal(
            "500", status: 500, body: refusal("INTERNAL_ERROR", "Internal Server Error"), kind: .unavailable,
            kindOfCreation: .outcomeUnknown),
        VendorRefusal(
            "500 in a list", status: 500, body: refusal("INTERNAL_ERROR", "Internal Server Error", in: "data"),
            kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("502 as HTML", status: 502, body: .html, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("503", status: 503, body: .html, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("504, empty", status: 504, body: .empty, kind: .unavailable, kindOfCreation: .outcomeUnknown),
    ]
}
