import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: creating owner properties")
struct OwnerPropertyCreationTests {
    static let made = HTTPResponse.json(
        201, #"{"id":"00NQH000007cFo12AE","success":true,"errors":[],"warnings":[],"infos":[]}"#)

    static func draft(
        _ name: PropertyName = "Gateway_Owner__c", _ object: CRMObject = .deal, label: String = "Gateway owner"
    ) -> OwnerPropertyDraft {
        OwnerPropertyDraft(object: object, name: name, label: label, description: "[mark] Holds the owner.")
    }

    @Test("SYNC-5: A lookup to users that nobody has to fill, with our mark in description and help text")
    func body() async throws {
        let transport = try ScriptedTransport(Self.made)
        try await transport.writing.createOwnerProperty(Self.draft())
        let request = try #require(await transport.requests.first)
        #expect(request.method == .post && !request.isIdempotent)
        #expect(request.target == "/services/data/v66.0/tooling/sobjects/CustomField")
        #expect(
            request.json == [
                "FullName": "Opportunity.Gateway_Owner__c",
                "Metadata": [
                    "label": "Gateway owner", "type": "Lookup", "referenceTo": "User",
                    "relationshipName": "Gateway_Owner_Opportunities",
                    "relationshipLabel": "Gateway owner Opportunities", "deleteConstraint": "SetNull",
                    "required": false, "description": "[mark] Holds the owner.",
                    "inlineHelpText": "[mark] Holds the owner.",
                ] as NSDictionary,
            ])
    }

    @Test(
        "The relationship's name differs by object, has at most 40 characters, no __ and no _ at its end",
        arguments: [
            ("Owner__c", CRMObject.deal, "Owner_Opportunities"), ("Owner__c", .contact, "Owner_Contacts"),
            ("Owner__c", .company, "Owner_Accounts"),
            ("A_very_long_name_of_a_field_that_goes_on__c", .deal, "A_very_long_name_of_a_fiel_Opportunities"),
            ("A_very_long_name_of_a_fie_that_goes_on1__c", .deal, "A_very_long_name_of_a_fie_Opportunities"),
        ])
    func relationships(name: String, object: CRMObject, relationship: String) async throws {
        let transport = try ScriptedTransport(Self.made)
        try await transport.writing.createOwnerProperty(Self.draft(PropertyName(rawValue: name), object))
        let metadata = await transport.requests.first?.json?["Metadata"] as? NSDictionary
        #expect(metadata?["relationshipName"] as? String == relationship)
        #expect(relationship.count <= 40)
    }

    @Test("SYNC-5: A label that Salesforce doesn't take is refused before anything is sent, with the rule")
    func label() async throws {
        let transport = try ScriptedTransport()
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft(label: String(repeating: "a", count: 41)))
        }
        #expect(error?.kind == .invalid && error?.message.contains("1 to 40") == true)
    }

    @Test(
        "T-26: A name that Salesforce doesn't take is refused before anything is sent",
        arguments: ["owner", "Owner", "1_Owner__c", "Owner__c; x", "Own__er__c", "__c", "Opportunity.Owner__c"])
    func names(name: String) async throws {
        let transport = try ScriptedTransport()
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft(PropertyName(rawValue: name)))
        }
        #expect(error?.kind == .invalid && error?.message.contains("__c") == true)
        #expect(await transport.requests.isEmpty)
    }

    @Test(
        "SYNC-5: A taken name is a conflict; a missing right is forbidden and named; bad metadata is invalid",
        arguments: [
            (400, "DUPLICATE_DEVELOPER_NAME", ConnectorErrorKind.conflict), (400, "INVALID_TYPE", .forbidden),
            (403, "INSUFFICIENT_ACCESS", .forbidden), (400, "FIELD_INTEGRITY_EXCEPTION", .invalid),
        ])
    func refusals(status: Int, code: String, kind: ConnectorErrorKind) async throws {
        let transport = try ScriptedTransport(.json(status, #"[{"errorCode":"\#(code)","message":"x","fields":[]}]"#))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == kind && error?.vendor?.code == code)
        #expect((error?.message.contains("Customize Application") == true) == (kind == .forbidden))
    }

    @Test("T-14: A failure in the middle of creating leaves the outcome unknown")
    func unknown() async throws {
        let transport = try ScriptedTransport(.html(500))
        let error = await failure { () throws(ConnectorError) in
            try await transport.writing.createOwnerProperty(Self.draft())
        }
        #expect(error?.kind == .outcomeUnknown)
        #expect(await transport.requests.count == 1)
    }
}
