import ConnectorKit
import ConnectorScripting
import HubSpotConnector
import Testing

@Suite("HubSpot: properties and pipelines")
struct DefinitionsTests {
    private func read(_ property: String, of object: CRMObject = .deal) async throws -> PropertyDefinition {
        let transport = try ScriptedTransport(.json(#"{"results":[\#(property)]}"#))
        return try #require(try await transport.reading.properties(of: object, scope: .live).first)
    }

    static let types: [(String, PropertyType)] = [
        (#""type":"string","fieldType":"text""#, .text), (#""type":"string","fieldType":"textarea""#, .text),
        (#""type":"string","fieldType":"html""#, .text), (#""type":"string","fieldType":"phonenumber""#, .phone),
        (#""type":"string","fieldType":"text","textDisplayHint":"email""#, .email),
        (#""type":"string","fieldType":"text","textDisplayHint":"phone_number""#, .phone),
        (#""type":"string","fieldType":"text","textDisplayHint":"domain_name""#, .url),
        (#""type":"phone_number","fieldType":"phonenumber""#, .phone),
        (#""type":"number","fieldType":"number""#, .number),
        (#""type":"number","fieldType":"number","numberDisplayHint":"currency""#, .currency),
        (#""type":"number","fieldType":"number","showCurrencySymbol":true"#, .currency),
        (#""type":"bool","fieldType":"booleancheckbox""#, .boolean),
        (#""type":"enumeration","fieldType":"booleancheckbox""#, .boolean),
        (#""type":"date","fieldType":"date""#, .date), (#""type":"datetime","fieldType":"date""#, .dateTime),
        (#""type":"enumeration","fieldType":"select""#, .choice),
        (#""type":"enumeration","fieldType":"radio""#, .choice),
        (#""type":"enumeration","fieldType":"checkbox""#, .choices),
        (#""type":"enumeration","fieldType":"select","referencedObjectType":"OWNER","externalOptions":true"#, .owner),
        (#""type":"enumeration","fieldType":"checkbox","referencedObjectType":"OWNER""#, .owners),
        (#""type":"string","fieldType":"text","referencedObjectType":"OWNER""#, .text),
        (#""type":"json","fieldType":"text""#, .opaque), (#""type":"object_coordinates","fieldType":"text""#, .opaque),
        (#""type":"from_the_future""#, .opaque),
    ]

    @Test("HubSpot's types become the gateway's", arguments: types)
    func type(members: String, type: PropertyType) async throws {
        let property = try await read(#"{"name":"p","label":"P",\#(members),"options":[]}"#)
        #expect(property.type == type)
    }

    @Test("Stage and pipeline are known by name, on deals alone; a contact's email and a company's domain too")
    func named() async throws {
        let select = #""type":"enumeration","fieldType":"select","options":[]}"#
        #expect(try await read(#"{"name":"dealstage",\#(select)"#).type == .stage)
        #expect(try await read(#"{"name":"pipeline",\#(select)"#).type == .pipeline)
        #expect(try await read(#"{"name":"dealstage",\#(select)"#, of: .contact).type == .choice)
        let text = #""type":"string","fieldType":"text","options":[]}"#
        #expect(try await read(#"{"name":"email",\#(text)"#, of: .contact).type == .email)
        #expect(try await read(#"{"name":"domain",\#(text)"#, of: .company).type == .url)
        #expect(try await read(#"{"name":"email",\#(text)"#, of: .deal).type == .text)
    }

    @Test("A full definition is taken over")
    func full() async throws {
        let property = try await read(
            #"{"name":"gw_choice","label":"Choice","type":"enumeration","fieldType":"select","description":"[gw] mark","#
                + #""options":[{"label":"Alpha","value":"alpha","displayOrder":0,"hidden":false},"#
                + #"{"label":"Beta","value":"beta","hidden":true}],"hasUniqueValue":true,"hubspotDefined":true,"#
                + #""calculated":false,"archived":false,"modificationMetadata":{"archivable":true,"readOnlyValue":false}}"#
        )
        #expect(property.name == "gw_choice" && property.label == "Choice" && property.description == "[gw] mark")
        #expect(
            property.options == [
                PropertyOption(value: "alpha", label: "Alpha"),
                PropertyOption(value: "beta", label: "Beta", isActive: false),
            ])
        #expect(property.isUnique && property.isStandard && property.isWritable && !property.isArchived)
        #expect(property.vendorType == "enumeration/select" && property.object == .deal && property.isVisible)
    }

    @Test(
        "Writable is neither read-only nor calculated; what isn't said counts as writable",
        arguments: [
            (#""modificationMetadata":{"readOnlyValue":true}"#, false), (#""calculated":true"#, false),
            (#""modificationMetadata":{"readOnlyValue":false},"calculated":false"#, true), (#""hidden":true"#, true),
        ])
    func writable(members: String, isWritable: Bool) async throws {
        let property = try await read(#"{"name":"p","type":"number","fieldType":"number",\#(members)}"#)
        #expect(property.isWritable == isWritable)
    }

    @Test("A deal's name and stage are required of every new one")
    func required() async throws {
        let text = #""type":"string","fieldType":"text"}"#
        #expect(try await read(#"{"name":"dealname",\#(text)"#).isRequired)
        #expect(try await !read(#"{"name":"dealname",\#(text)"#, of: .company).isRequired)
        #expect(try await !read(#"{"name":"amount",\#(text)"#).isRequired)
    }

    @Test("Live is one call; all is two, the second with the archived, marked")
    func scopes() async throws {
        let live = #"{"results":[{"name":"a","type":"string","fieldType":"text"}]}"#
        let archived = #"{"results":[{"name":"b","type":"string","fieldType":"text"},{"name":"a","type":"string"}]}"#
        let one = try ScriptedTransport(.json(live))
        #expect(try await one.reading.properties(of: .contact, scope: .live).map(\.name) == ["a"])
        #expect(await one.requests.map(\.target) == ["/crm/properties/2026-09/contacts?archived=false"])
        let two = try ScriptedTransport(.json(live), .json(archived))
        let all = try await two.reading.properties(of: .company, scope: .all)
        #expect(all.map(\.name) == ["a", "b"] && all.map(\.isArchived) == [false, true])
        #expect(
            await two.requests.map(\.target) == [
                "/crm/properties/2026-09/companies?archived=false", "/crm/properties/2026-09/companies?archived=true",
            ])
    }

    static let pipelines = #"""
        {"results":[{"id":"p2","label":"Second","displayOrder":1,"archived":true,"stages":[]},
        {"id":"default","label":"Sales","displayOrder":0,"archived":false,"stages":[
        {"id":"closedlost","label":"Lost","displayOrder":6,"metadata":{"isClosed":"true","probability":"0.0"},"archived":false},
        {"id":"closedwon","label":"Won","displayOrder":5,"metadata":{"isClosed":"true","probability":"1.0"},"archived":false},
        {"id":"b","label":"B","displayOrder":1,"metadata":{"isClosed":"false","probability":"0.4"},"archived":true},
        {"id":"a","label":"A","displayOrder":1,"metadata":{"probability":"0.2"},"archived":false},
        {"id":"first","label":"A","displayOrder":0,"metadata":{"isClosed":"false","probability":"1.0"},"archived":false},
        {"id":"odd","label":"O","displayOrder":9,"metadata":{"isClosed":"true","probability":"20"},"archived":false},
        {"id":"bare","label":"O","displayOrder":9,"metadata":{"probability":null},"archived":false}]},
        {"id":"a3","label":"Third","displayOrder":1,"archived":false,"stages":[]}]}
        """#

    @Test("Pipelines and stages come by display order, then id, with what they mean")
    func sorted() async throws {
        let transport = try ScriptedTransport(.json(Self.pipelines))
        let pipelines = try await transport.reading.pipelines(of: .deal)
        #expect(await transport.requests.map(\.target) == ["/crm/pipelines/2026-09/deals"])
        #expect(pipelines.map(\.id) == ["default", "a3", "p2"] && pipelines.map(\.isArchived) == [false, false, true])
        let stages = pipelines[0].stages
        #expect(stages.map(\.id) == ["first", "a", "b", "closedwon", "closedlost", "bare", "odd"])
        #expect(stages.map(\.outcome) == [.open, .open, .open, .won, .lost, .open, .open])
        #expect(stages.map(\.probability) == [1, 0.2, 0.4, 1, 0, nil, nil])
        #expect(stages.map(\.isArchived) == [false, false, true, false, false, false, false])
    }

    @Test("Contacts and companies have none, and that costs nothing", arguments: [CRMObject.contact, .company])
    func noPipelines(object: CRMObject) async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.reading.pipelines(of: object).isEmpty)
        #expect(await transport.requests.isEmpty)
        #expect(transport.reading.recordTypes == nil && transport.writing.fieldVisibility == nil)
    }
}
