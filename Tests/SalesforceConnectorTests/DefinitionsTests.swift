import ConnectorKit
import ConnectorScripting
import SalesforceConnector
import Testing

@Suite("Salesforce: definitions")
struct DefinitionsTests {
    static func definitions(_ rows: String...) -> HTTPResponse {
        .json(#"{"size":1,"totalSize":1,"done":true,"records":[\#(rows.joined(separator: ","))]}"#)
    }

    static func definition(_ name: String, _ type: String, description: String? = nil) -> String {
        let text = description.map { "\"\($0)\"" } ?? "null"
        return #"{"QualifiedApiName":"\#(name)","Label":"\#(name) label","DataType":"\#(type)","Description":\#(text)}"#
    }

    private func property(_ field: String, object: CRMObject = .deal) async throws -> PropertyDefinition? {
        let transport = try ScriptedTransport(DescribedObject.answer(DescribedObject.text("X", [field])))
        return try await transport.reading.properties(of: object, scope: .live).first
    }

    @Test(
        "Types are mapped; unknown ones stay opaque under Salesforce's word",
        arguments: [
            ("string", PropertyType.text), ("textarea", .text), ("combobox", .text), ("encryptedstring", .text),
            ("boolean", .boolean), ("int", .number), ("double", .number), ("percent", .number), ("currency", .currency),
            ("date", .date), ("datetime", .dateTime), ("time", .opaque), ("phone", .phone), ("email", .email),
            ("url", .url), ("picklist", .choice), ("multipicklist", .choices), ("id", .reference),
            ("address", .opaque), ("location", .opaque), ("base64", .opaque), ("anyType", .opaque), ("newer", .opaque),
        ])
    func types(word: String, type: PropertyType) async throws {
        let property = try await property(DescribedObject.field("X__c", word))
        #expect(property?.type == type && property?.vendorType == word)
    }

    @Test("Lookups to users are owners, others are references; the stage of an opportunity is a stage")
    func lookups() async throws {
        func type(_ tables: String) async throws -> PropertyDefinition? {
            try await property(DescribedObject.field("X__c", "reference", ["referenceTo": tables]))
        }
        let owner = try await type(#"["User"]"#)
        #expect(owner?.type == .owner && owner?.vendorType == "reference(User)")
        let queue = try await type(#"["Group","User"]"#)
        #expect(queue?.type == .owner && queue?.vendorType == "reference(Group, User)")
        #expect(try await type(#"["Account"]"#)?.type == .reference)
        let stage = DescribedObject.field("StageName", "picklist")
        #expect(try await property(stage)?.type == .stage)
        #expect(try await property(stage, object: .company)?.type == .choice)
    }

    @Test(
        "Writable is what may be updated and is no formula, number of its own, compound or person's name",
        arguments: [
            (["updateable": "false"], false), (["calculated": "true"], false), (["autoNumber": "true"], false),
            (["type": "\"address\""], false), (["extraTypeInfo": "\"personname\""], false), ([:], true),
            (["extraTypeInfo": "\"plaintextarea\""], true),
        ])
    func writable(extra: [String: String], isWritable: Bool) async throws {
        #expect(try await property(DescribedObject.field("X", "string", extra))?.isWritable == isWritable)
    }

    /// Of what describe says, whether a field may be changed, and whether a new record may be made with it.
    private static let rights: [([String: String], changed: Bool, made: Bool)] = [
        (["createable": "false"], true, false), (["updateable": "false"], false, true), ([:], true, true),
        (["calculated": "true"], false, false), (["autoNumber": "true"], false, false),
        (["type": "\"address\""], false, false), (["extraTypeInfo": "\"personname\""], false, false),
    ]

    @Test(
        "VER-3: What new records may be made with is told apart from what may be changed; what Salesforce makes is neither",
        arguments: rights)
    func writableOnCreate(extra: [String: String], changed: Bool, made: Bool) async throws {
        let found = try await property(DescribedObject.field("X", "string", extra))
        #expect(found?.isWritable == changed && found?.isWritableOnCreate == made)
    }

    @Test("VER-3: A description that Tooling adds takes nothing away from what a field may be used for")
    func describedRights() async throws {
        let field = DescribedObject.field("X__c", "string", ["createable": "false"])
        let transport = try ScriptedTransport(
            DescribedObject.answer(DescribedObject.text("X", [field])),
            Self.definitions(Self.definition("X__c", "Text(255)", description: "told")))
        let found = try await transport.reading.properties(of: .deal, scope: .all).first
        #expect(found?.description == "told" && found?.isWritable == true && found?.isWritableOnCreate == false)
    }

    @Test(
        "Required is what may be created, may not be empty and has no default",
        arguments: [
            (["nillable": "false"], true), ([:], false), (["nillable": "false", "createable": "false"], false),
            (["nillable": "false", "defaultedOnCreate": "true"], false),
        ])
    func required(extra: [String: String], isRequired: Bool) async throws {
        #expect(try await property(DescribedObject.field("X", "string", extra))?.isRequired == isRequired)
    }

    @Test("Length, scale, uniqueness, options and whose it is are told; help text is the description of a describe")
    func details() async throws {
        let text = try await property(
            DescribedObject.field(
                "X__c", "string",
                ["length": "64", "unique": "true", "custom": "true", "inlineHelpText": "\"[mark] help\""]))
        #expect(text?.lengthMax == 64 && text?.isUnique == true && text?.isStandard == false && text?.scale == nil)
        #expect(text?.label == "X__c label" && text?.description == "[mark] help" && text?.isVisible == true)
        let money = try await property(DescribedObject.field("Amount", "currency", ["scale": "2"]))
        #expect(money?.scale == 2 && money?.lengthMax == nil && money?.isStandard == true)
        let values = "[\(DescribedObject.value("EMEA")),\(DescribedObject.value("Old", isActive: false))]"
        let list = try await property(DescribedObject.field("R__c", "picklist", ["picklistValues": values]))
        #expect(
            list?.options == [
                PropertyOption(value: "EMEA", label: "EMEA label"),
                PropertyOption(value: "Old", label: "Old label", isActive: false),
            ])
        let html = try await property(DescribedObject.field("H__c", "textarea", ["htmlFormatted": "true"]))
        #expect(html?.vendorType == "textarea (html)")
        #expect(try await property(DescribedObject.field("D", "string", ["deprecatedAndHidden": "true"])) == nil)
    }

    @Test(
        "SYNC-5: An object that isn't shown to the key's user is unsupported, alone and in a composite, with the right")
    func unseen() async throws {
        let body = #"[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]"#
        let alone = try ScriptedTransport(.json(404, body))
        let first = await #expect(throws: ConnectorError.self) {
            try await alone.reading.properties(of: .contact, scope: .live)
        }
        let together = try ScriptedTransport(
            DescribedObject.rows([
                ("describecontact", 404, body), ("describedeal", 200, DescribedObject.opportunity),
            ]))
        let second = await #expect(throws: ConnectorError.self) {
            try await together.reading.read(
                [RecordReadingTests.deal, RecordReadingTests.contact], properties: [:])
        }
        for error in [first, second] {
            #expect(error?.kind == .unsupported && error?.retry == .never && error?.vendor?.code == "NOT_FOUND")
            #expect(error?.message.contains("\"Read\" on Contact") == true)
        }
        let page = try ScriptedTransport(.html(404))
        let other = await #expect(throws: ConnectorError.self) {
            try await page.reading.properties(of: .contact, scope: .live)
        }
        #expect(other?.kind == .notFound, "a page in between isn't Salesforce's word")
    }

    @Test("F-B5: Each look is a whole describe: one that is conditional may be told what was true before a grant")
    func unconditional() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.answer(DescribedObject.opportunity), DescribedObject.answer(DescribedObject.contact))
        let reading = transport.reading
        let first = try await reading.properties(of: .deal, scope: .live)
        #expect(first.count == 10)
        let second = try await reading.properties(of: .deal, scope: .live)
        #expect(second.map(\.name) == ["LastName", "Email"])
        let requests = await transport.requests
        #expect(requests.allSatisfy { $0.path == "/services/data/v66.0/sobjects/Opportunity/describe" })
        #expect(requests.allSatisfy { $0.headers["If-Modified-Since"] == nil })
    }

    @Test("F-B5: With all, the describe is unconditional, and hidden fields come from Tooling, marked")
    func all() async throws {
        let describe = DescribedObject.answer(
            DescribedObject.text("Opportunity", [DescribedObject.field("Seen__c", "string", ["custom": "true"])]))
        let transport = try ScriptedTransport(
            describe, describe,
            Self.definitions(
                Self.definition("Seen__c", "Text(40)", description: "[mark] seen"),
                Self.definition("Gateway_Owner__c", "Lookup(User)", description: "[mark] hidden"),
                Self.definition("Parent__c", "Lookup(Account)"), Self.definition("Kinds__c", "Picklist (Multi-Select)"),
                Self.definition("Kind", "Picklist"), Self.definition("When__c", "Date/Time"),
                Self.definition("Roll__c", "Roll-Up Summary (SUM Opportunity)")))
        let reading = transport.reading
        _ = try await reading.properties(of: .deal, scope: .live)
        let all = try await reading.properties(of: .deal, scope: .all)
        #expect(
            all.map(\.name) == [
                "Seen__c", "Gateway_Owner__c", "Parent__c", "Kinds__c", "Kind", "When__c", "Roll__c",
            ])
        #expect(all.map(\.isVisible) == [true, false, false, false, false, false, false])
        #expect(all.map(\.type) == [.text, .owner, .reference, .choices, .choice, .dateTime, .opaque])
        #expect(all.dropFirst().allSatisfy { !$0.isWritable })
        #expect(all[0].description == "[mark] seen" && all[1].description == "[mark] hidden")
        #expect(all[1].vendorType == "Lookup(User)" && !all[1].isStandard && all[4].isStandard)
        let requests = await transport.requests
        #expect(requests[1].headers["If-Modified-Since"] == nil)
        #expect(requests[2].path == "/services/data/v66.0/tooling/query")
        #expect(
            requests[2].query.first?.value == "SELECT QualifiedApiName,Label,DataType,Description FROM FieldDefinition "
                + "WHERE EntityDefinition.QualifiedApiName = 'Opportunity'")
        #expect(await transport.operations.last == "salesforce.properties.lookup")
    }

    @Test("Who may not see the set-up is told which right the look at all fields needs")
    func noSetup() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.answer(DescribedObject.contact),
            .json(400, #"[{"errorCode":"INVALID_TYPE","message":"sObject type 'FieldDefinition' is not supported."}]"#))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.properties(of: .contact, scope: .all)
        }
        #expect(error?.kind == .forbidden && error?.message.contains("View Setup") == true)
    }

    @Test("Stages: one pipeline by the order of the list, names as ids, inactive ones archived, twins told once")
    func stages() async throws {
        func stage(_ name: String, _ order: Int, active: Bool = true, closed: Bool = false, won: Bool = false) -> String
        {
            #"{"ApiName":"\#(name)","MasterLabel":"\#(name)!","IsActive":\#(active),"SortOrder":\#(order),"#
                + #""IsClosed":\#(closed),"IsWon":\#(won),"DefaultProbability":\#(order * 10)}"#
        }
        let transport = try ScriptedTransport(
            Self.definitions(
                stage("Lost", 9, closed: true), stage("Won", 8, closed: true, won: true), stage("New", 1),
                stage("Old", 3, active: false), stage("New", 5, active: false)))
        let pipelines = try await transport.reading.pipelines(of: .deal)
        let pipeline = try #require(pipelines.first)
        #expect(pipelines.count == 1 && pipeline.object == .deal && !pipeline.isArchived)
        #expect(pipeline.stages.map(\.id) == ["New", "Old", "Won", "Lost"])
        #expect(pipeline.stages.map(\.label) == ["New!", "Old!", "Won!", "Lost!"])
        #expect(pipeline.stages.map(\.isArchived) == [false, true, false, false])
        #expect(pipeline.stages.map(\.outcome) == [.open, .open, .won, .lost])
        #expect(pipeline.stages.map(\.probability) == [0.1, 0.3, 0.8, 0.9])
        let target = await transport.requests.first?.query.first?.value
        #expect(target?.hasSuffix("FROM OpportunityStage ORDER BY SortOrder") == true)
    }

    @Test(
        "Contacts and accounts have no pipelines, and asking costs nothing", arguments: [CRMObject.contact, .company])
    func noPipelines(object: CRMObject) async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.reading.pipelines(of: object).isEmpty)
        #expect(await transport.requests.isEmpty)
    }
}
