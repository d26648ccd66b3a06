import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import SalesforceConnector
import SalesforceMock

extension Subject {
    static let salesforce = Subject(
        "Salesforce", connector: SalesforceConnector.self,
        lacks: salesforceLacks, samples: salesforceSamples,
        operations: salesforceOperations, refusals: salesforceRefusals, switches: salesforceSwitches,
        attributes: { known in known.instanceURL.map { ["instance_url": $0] } ?? [:] },
        inputs: { method, known in
            switch method {
            case .jwtBearer:
                ["username": known.username, "private-key": known.privateKey].compactMapValues { $0.map(Secret.init) }
            case .clientCredentials: ["host": Secret(ownHost)]
            default: nil
            }
        }
    ) { variant in
        var seed = SalesforceSeed()
        seed.switches.rotation = variant.rotatesRefreshTokens
        seed.switches.pageRows = variant.ownerPageRows ?? 0
        seed.generatedUsers = variant.extraUsers
        if let daily = variant.callsPerDayMax {
            seed.limits.daily = daily
            seed.limits.dailyUsed = 0
        }
        return SalesforceMock(seed: seed)
    }

    private static let ownHost = "acme-demo.my.salesforce.com"

    private static let salesforceLacks: [SubjectCapability: String] = [
        .staticTokens: "Salesforce issues no tokens for pasting",
        .identityScopes: "userinfo tells no scopes; token answers do",
        .scopeRefusals: "one scope opens the whole API; what a user may do, permissions decide",
        .namedMissingScopes: "a refusal names permissions or nothing, never a scope",
        .archivedProperties: "a deleted field is in no list any more, though its name stays taken",
        .createRestoresArchived: "a name that is taken by a deleted field is refused",
        .burstLimit: "there is no limit in a short window but on requests of 20 s and more",
        .retryAfter: "the core REST pages know no Retry-After",
    ]

    private static let salesforceOperations: MockOperations = {
        var operations = MockOperations(
            identify: "salesforce.userinfo.get", owners: "salesforce.query.run",
            properties: "salesforce.describe.object", createProperty: "salesforce.field.create",
            pipelines: "salesforce.query.run", readRecords: "salesforce.collections.read",
            createRecords: "salesforce.composite.run", updateRecords: "salesforce.composite.run",
            deleteRecords: "salesforce.composite.run", token: "salesforce.token.issue")
        operations.recordTypes = "salesforce.composite.run"
        operations.grantVisibility = "salesforce.composite.run"
        return operations
    }()

    private static func turned(_ name: String, _ value: JSON) -> AccountChange {
        .vendorSpecific("set_switch", ["name": .string(name), "value": value])
    }

    private static let salesforceSwitches = AccountSwitches.with { switches in
        switches.forbidGranting = (
            .vendorSpecific(
                "set_permission",
                [
                    "profile": "System Administrator", "permission": "ManageProfilesPermissionsets", "value": false,
                ]), "Manage Profiles and Permission Sets"
        )
        switches.showReadOnly = { property in
            .vendorSpecific(
                "grant_field",
                [
                    "profile": "System Administrator", "field": .string("Opportunity.\(property.name)"), "edit": false,
                ])
        }
        switches.lockRecords = { turned("row_locks", .integer($0)) }
        switches.blockSessions = turned("block_session", true)
        switches.speakOtherLanguage = turned("localised_messages", true)
    }
}

// MARK: What the account holds

extension Subject {
    private static func user(
        _ letter: String, _ name: String, email: EmailKey, login: String, isActive: Bool = true
    ) -> CRMOwner {
        CRMOwner(
            id: CRMUserID(rawValue: "005QH000000001\(letter)YAA"), email: email, name: name, isActive: isActive,
            login: "\(login)@acme-demo.example")
    }

    private static var salesforceSamples: SubjectSamples {
        var samples = SubjectSamples(
            owner: user("c", "Ann Lee", email: "ann@example.com", login: "ann"),
            secondOwner: user("d", "Bob Novak", email: "bob@example.com", login: "bob"),
            mockObject: "Opportunity", textProperty: "Next_Step_Agreed__c",
            record: Record(
                reference: RecordReference(object: .deal, id: "006QH0000000085YAA"),
                values: ["Name": .text("Acme rollout")]),
            missingRecord: "006QH0000004C91YAE",
            newRecord: [
                "Name": .text("Contract"), "StageName": .choice("Qualification"),
                "CloseDate": .date(CalendarDate(year: 2027, month: 1, day: 31)!),
            ],
            changes: [
                "Name": .text("Renamed"), "Amount": .number(1500.5), "Budget_Confirmed__c": .boolean(true),
                "OwnerId": .owner("005QH000000001dYAA"),
            ],
            extraUserEmail: { EmailKey(rawValue: String(format: "user%05d@example.com", $0)) })
        addPeople(to: &samples)
        samples.ownerPropertyName = "Gw_Contract_Owner"
        samples.ownerPropertyEnding = "__c"
        samples.choiceProperty = "Region__c"
        samples.readOnlyProperty = "Weighted__c"
        samples.refusedValue = .init("Region__c", .choice("APAC"), .invalidOption)
        samples.otherNewRecords = [
            .contact: ["LastName": .text("Contract"), "Email": .text("contract@example.net")],
            .company: ["Name": .text("Contract")],
        ]
        samples.roundTrips = salesforceRoundTrips
        samples.stages = [.open: "Qualification", .won: "Closed Won", .lost: "Closed Lost"]
        samples.recordTypes = salesforceRecordTypes
        samples.foreignHostAnswers = foreignHosts.map(tokenAnswer)
        samples.assertionAudience = "https://login.salesforce.com"
        samples.ownSignIn = Origin(https: ownHost)
        return samples
    }

    private static func addPeople(to samples: inout SubjectSamples) {
        samples.mixedCaseOwner = user("j", "Grace Ito", email: "grace@example.com", login: "grace")
        samples.inactiveOwner = user("i", "Frank Moser", email: "frank@example.com", login: "frank", isActive: false)
        samples.sharingOwners = [
            user("m", "Judy East", email: "judy@example.com", login: "judy.east"),
            user("n", "Judy West", email: "judy@example.com", login: "judy.west"),
        ]
        samples.systemEmail = "noreply@example.com"
        samples.endlessPage = { next in
            [
                "totalSize": 4_000, "done": false, "records": [],
                "nextRecordsUrl": .string("/services/data/v66.0/query/0r8QH0000000001AAA-\(next)"),
            ]
        }
        samples.unapprovedOwner = user("k", "Heidi Brandt", email: "heidi@example.com", login: "heidi")
    }

    private static let salesforceRoundTrips: [RoundTrip] = [
        RoundTrip(
            "blanks at the ends", "Name", .text("  Acme \t"), readBack: .text("Acme"), other: .text("Acme 2")),
        RoundTrip("no-break space stays", "Name", .text("\u{A0}Acme"), other: .text("Acme")),
        RoundTrip("no text at all", "Next_Step_Agreed__c", .text(""), readBack: .empty, other: .text("x")),
        RoundTrip("blanks alone", "Next_Step_Agreed__c", .text("   "), readBack: .empty, other: .text("x")),
        RoundTrip("blanks within", "Next_Step_Agreed__c", .text("call  back"), other: .text("call back")),
        RoundTrip("line ends", "Next_Step_Agreed__c", .text("one\r\ntwo"), other: .text("one two")),
        RoundTrip("a whole number", "Amount", .number(900), other: .number(901)),
        RoundTrip("an amount with cents", "Amount", .number(1500.25), other: .number(1500.26)),
        RoundTrip("a number with one decimal", "Fit_Score__c", .number(7.5), other: .number(7.6)),
        RoundTrip("yes", "Budget_Confirmed__c", .boolean(true), other: .boolean(false)),
        RoundTrip("a day", "Decision_Date__c", .date(CalendarDate(year: 2026, month: 11, day: 30)!), other: .empty),
        RoundTrip(
            "a moment, seconds alone kept", "Last_Meeting__c",
            .dateTime(Date(timeIntervalSince1970: 1_795_000_000.25)),
            readBack: .dateTime(Date(timeIntervalSince1970: 1_795_000_000)),
            other: .dateTime(Date(timeIntervalSince1970: 1_795_000_060))),
        RoundTrip(
            "several options, in another order", "Products__c", .choices(["support", "core"]),
            other: .choices(["core"])),
        RoundTrip("an option", "Region__c", .choice("EMEA"), other: .choice("AMER")),
        RoundTrip(
            "an owner's short id", "OwnerId", .owner("005QH000000001d"), readBack: .owner("005QH000000001dYAA"),
            other: .owner("005QH000000001D")),
        RoundTrip(
            "a reference's short id", "AccountId", .reference("001QH000000004r"),
            readBack: .reference("001QH000000004rYAA"), other: .reference("001QH000000004sYAA")),
    ]

    private static var salesforceRecordTypes: RecordTypeSamples {
        func type(_ id: String, _ label: String, isDefault: Bool = false, isMaster: Bool = false) -> RecordType {
            RecordType(
                object: .deal, id: id, developerName: label.replacing(" ", with: "_"), label: label, isActive: true,
                isAvailable: true, isDefault: isDefault, isMaster: isMaster, allowedValues: [:])
        }
        let business = type("012QH00002NJouaYAD", "New Business", isDefault: true)
        let renewal = type("012QH00002NJoubYAD", "Renewal")
        return RecordTypeSamples(
            types: [business, renewal, type("012000000000000AAA", "Master", isMaster: true)],
            allowed: [
                business.id: [
                    "Region__c": ["EMEA", "AMER"],
                    "StageName": [
                        "Prospecting", "Qualification", "Needs Analysis", "Proposal/Price Quote", "Negotiation/Review",
                        "Closed Won", "Closed Lost",
                    ],
                ],
                renewal.id: ["Region__c": ["EMEA"], "StageName": ["Notice Sent", "Renewed", "Closed Lost"]],
            ],
            otherUser: user("d", "Bob Novak", email: "bob@example.com", login: "bob"),
            availableToOther: [business.id], objectWithout: .contact,
            withdrawal: (
                renewal.id,
                .vendorSpecific(
                    "set_record_types",
                    [
                        "profile": "System Administrator", "object": "Opportunity", "available": ["New_Business"],
                    ])
            ))
    }

    /// Restated from what is known of Salesforce's hosts; each looks right to somebody who doesn't look closely.
    private static let foreignHosts = [
        "https://evil.example", "https://acme.my.salesforce.com.evil.example", "https://evilmy.salesforce.com",
        "http://acme.my.salesforce.com", "https://acme.my.salesforce.com:8443", "https://user@acme.my.salesforce.com",
        "https://acme.my.salesforce.com/path", "https://acme.my.salesforce.com?x=1",
        "https://acme.my.salesforce.com#x", "https://127.0.0.1", "https://acme.lightning.force.com",
        "https://acme.my.site.com", "https://acme.my.salesforce.com.", "https://аcme.my.salesforce.com",
        "//acme.my.salesforce.com", "https://acme.my.salesforce.com@evil.example", "javascript:alert(1)", "",
    ]

    private static func tokenAnswer(_ instance: String) -> JSON {
        [
            "access_token": "00DQH000001exAm!AQ4AQforged", "instance_url": .string(instance), "scope": "api",
            "id": "https://login.salesforce.com/id/00DQH000001exAm2AI/005QH000000001cYAA", "token_type": "Bearer",
            "issued_at": "1795000000000", "signature": "c2lnbmF0dXJlLW9mLW5vYm9keQ==",
        ]
    }
}

// MARK: How it says no

extension Subject {
    private static func refusal(_ code: String, _ message: String) -> FaultBody {
        .json([["message": .string(message), "errorCode": .string(code)]])
    }

    private static let salesforceRefusals: [VendorRefusal] = [
        VendorRefusal(
            "400, a query that can't be read", status: 400,
            body: refusal("MALFORMED_QUERY", "unexpected token: 'FORM'"),
            kind: .invalid),
        VendorRefusal(
            "400, a field that isn't seen", status: 400,
            body: refusal("INVALID_FIELD", "No such column 'X__c' on entity 'User'"), kind: .invalid),
        VendorRefusal(
            "400, exists already", status: 400, body: refusal("DUPLICATE_VALUE", "duplicate value found"),
            kind: .conflict),
        VendorRefusal(
            "400, a held record", status: 400,
            body: refusal("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record"),
            kind: .unavailable),
        VendorRefusal(
            "400, a query that ran too long", status: 400,
            body: refusal("QUERY_TIMEOUT", "Your query request was running for too long."), kind: .timedOut),
        VendorRefusal(
            "401, blocked for good", status: 401,
            body: refusal("INVALID_SESSION_ID", "This session is not valid for use with the REST API"),
            kind: .forbidden, isToldByWords: true),
        VendorRefusal(
            "403, no right", status: 403,
            body: refusal("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id"),
            kind: .forbidden),
        VendorRefusal(
            "403, no API", status: 403,
            body: refusal("API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization."),
            kind: .forbidden),
        VendorRefusal(
            "403, the day's requests", status: 403,
            body: refusal("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."), kind: .quotaExhausted),
        VendorRefusal(
            "403, too many long requests", status: 403,
            body: refusal("REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded."), kind: .rateLimited,
            pause: .seconds(5), isToldByWords: true),
        VendorRefusal(
            "404", status: 404, body: refusal("NOT_FOUND", "The requested resource does not exist"), kind: .notFound),
        VendorRefusal("404 as HTML", status: 404, body: .html, kind: .notFound),
        VendorRefusal(
            "410, a version that is retired", status: 410,
            body: refusal("GONE", "The requested resource is no longer available"), kind: .unsupported),
        VendorRefusal("412", status: 412, body: .empty, kind: .conflict),
        VendorRefusal("414 as HTML", status: 414, body: .html, kind: .tooLarge),
        VendorRefusal("420, a host of nobody", status: 420, body: .html, kind: .invalid),
        VendorRefusal(
            "429, the screens' interface", status: 429, retryAfter: 7, body: .empty, kind: .rateLimited,
            pause: .seconds(7)),
        VendorRefusal(
            "500", status: 500, body: refusal("UNKNOWN_EXCEPTION", "An unexpected error occurred."),
            kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal("502 as HTML", status: 502, body: .html, kind: .unavailable, kindOfCreation: .outcomeUnknown),
        VendorRefusal(
            "503, maintenance", status: 503, retryAfter: 4, body: .html, kind: .unavailable, pause: .seconds(4)),
    ]
}
