import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: record types")
struct RecordTypesTests {
    static let newBusiness = "012QH000005rtNbYAI"
    static let renewal = "012QH000005rtRnYAI"
    static let master = "012000000000000AAA"

    static let fields = [
        DescribedObject.field("Name", "string"),
        DescribedObject.field(
            "StageName", "picklist",
            [
                "picklistValues":
                    "[\(DescribedObject.value("New")),\(DescribedObject.value("Won")),"
                    + "\(DescribedObject.value("Old", isActive: false))]"
            ]),
    ]

    static func describe(_ recordTypes: [String]) -> String {
        DescribedObject.text("Opportunity", fields, recordTypes: recordTypes)
    }

    static let usual = describe([
        DescribedObject.recordType(newBusiness, "New_Business", isDefault: true),
        DescribedObject.recordType(renewal, "Renewal", isAvailable: false),
        DescribedObject.recordType(master, "Master", isMaster: true),
    ])

    static func layout(_ id: String, _ values: String...) -> String {
        let list = values.map { DescribedObject.value($0) }.joined(separator: ",")
        return #"{"layouts":[{"id":"x"}],"recordTypeMappings":[{"recordTypeId":"\#(id)","picklistsForRecordType":["#
            + #"{"picklistName":"StageName","picklistValues":[\#(list)]}]}],"recordTypeSelectorRequired":[true]}"#
    }

    private func types(
        _ transport: ScriptedTransport, _ objects: [CRMObject] = [.deal]
    ) async throws -> [RecordType] {
        try await #require(transport.reading.recordTypes).recordTypes(of: objects)
    }

    @Test("SYNC-7: Ids, names, rights and the stages of each in two calls; the master's values come from describe")
    func usual() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([("describedeal", 200, Self.usual)]),
            DescribedObject.rows([
                ("layout0", 200, Self.layout(Self.newBusiness, "New", "Won")),
                ("layout1", 200, Self.layout(Self.renewal, "Won")),
            ]))
        let types = try await types(transport)
        #expect(types.map(\.id) == [Self.newBusiness, Self.renewal, Self.master])
        #expect(types.map(\.developerName) == ["New_Business", "Renewal", "Master"])
        #expect(types.map(\.label) == ["New_Business label", "Renewal label", "Master label"])
        #expect(types.map(\.isAvailable) == [true, false, true] && types.map(\.isDefault) == [true, false, false])
        #expect(
            types.map(\.isMaster) == [false, false, true] && types.allSatisfy { $0.isActive && $0.object == .deal })
        #expect(
            types.map { $0.allowedValues["StageName"]?.map(\.value) } == [["New", "Won"], ["Won"], ["New", "Won"]])
        let requests = await transport.requests
        #expect(requests.map(\.path) == Array(repeating: "/services/data/v66.0/composite", count: 2))
        #expect(await transport.operations == ["salesforce.metadata.read", "salesforce.recordtypes.picklists"])
        let rows = try #require(requests[1].json?["compositeRequest"] as? [[String: Any]])
        #expect(
            rows.first?["url"] as? String
                == "/services/data/v66.0/sobjects/Opportunity/describe/layouts/\(Self.newBusiness)")
    }

    @Test("What the session has described is asked for again only if it changed")
    func conditional() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.answer(Self.usual),
            DescribedObject.rows([
                ("describedeal", 304, "null"), ("describecontact", 200, DescribedObject.contact),
            ]),
            DescribedObject.rows([
                ("layout0", 200, Self.layout(Self.newBusiness, "New")),
                ("layout1", 200, Self.layout(Self.renewal, "Won")),
            ]))
        let reading = transport.reading
        _ = try await reading.properties(of: .deal, scope: .live)
        let types = try await #require(reading.recordTypes).recordTypes(of: [.contact, .deal, .deal])
        #expect(types.count == 3)
        let rows = try #require(await transport.requests[1].json?["compositeRequest"] as? [[String: Any]])
        #expect(rows.count == 2)
        #expect(
            (rows[0]["httpHeaders"] as? [String: String]) == ["If-Modified-Since": DescribedObject.lastModified])
        #expect(rows[1]["httpHeaders"] == nil)
    }

    @Test("An object without record types costs the describe alone; an inactive one isn't asked for")
    func none() async throws {
        let bare = Self.describe([
            DescribedObject.recordType(Self.renewal, "Old", isAvailable: false, isActive: false),
            DescribedObject.recordType(Self.master, "Master", isMaster: true),
        ])
        let transport = try ScriptedTransport(DescribedObject.rows([("describedeal", 200, bare)]))
        let types = try await types(transport)
        #expect(types.map(\.isMaster) == [false, true] && types.map(\.isActive) == [false, true])
        #expect(types[0].allowedValues.isEmpty && types[1].allowedValues["StageName"]?.count == 2)
        #expect(await transport.requests.count == 1)
    }

    private static func many(_ count: Int) -> (describe: String, ids: [String]) {
        let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let ids = (0..<count).map { "012QH0000000\(digits[$0 / 36])\(digits[$0 % 36])0" }
        return (describe(ids.enumerated().map { DescribedObject.recordType($0.element, "T\($0.offset)") }), ids)
    }

    private static func layouts(_ ids: ArraySlice<String>) -> HTTPResponse {
        DescribedObject.rows(ids.enumerated().map { ("layout\($0.offset)", 200, layout($0.element, "New")) })
    }

    @Test("Thirty record types take two composites of layouts, 25 rows in the first")
    func chunks() async throws {
        let (describe, ids) = Self.many(30)
        let transport = try ScriptedTransport(
            DescribedObject.rows([("describedeal", 200, describe)]), Self.layouts(ids[..<25]), Self.layouts(ids[25...]))
        #expect(try await types(transport).allSatisfy { $0.allowedValues["StageName"]?.map(\.value) == ["New"] })
        #expect(await transport.requests.count == 3)
    }

    @Test("An answer that is too large is asked for in halves")
    func halves() async throws {
        let (describe, ids) = Self.many(3)
        let transport = try ScriptedTransport(
            DescribedObject.rows([("describedeal", 200, describe)]), .json(413, "[]"), Self.layouts(ids[..<1]),
            Self.layouts(ids[1...]))
        #expect(try await types(transport).allSatisfy { $0.allowedValues["StageName"]?.map(\.value) == ["New"] })
        let hopeless = try ScriptedTransport(
            DescribedObject.rows([("describedeal", 200, Self.many(1).describe)]), .json(413, "[]"))
        let error = await failure { () throws(ConnectorError) in
            try await hopeless.reading.recordTypes?.recordTypes(of: [.deal])
        }
        #expect(error?.kind == .tooLarge)
    }

    @Test("A layout that is refused matters for a record type that the user may use, and for no other")
    func refused() async throws {
        let no = #"[{"errorCode":"NOT_FOUND","message":"x"}]"#
        let other = try ScriptedTransport(
            DescribedObject.rows([("describedeal", 200, Self.usual)]),
            DescribedObject.rows([("layout0", 200, Self.layout(Self.newBusiness, "New")), ("layout1", 404, no)]))
        #expect(try await types(other)[1].allowedValues.isEmpty)
        let own = try ScriptedTransport(
            DescribedObject.rows([("describedeal", 200, Self.usual)]),
            DescribedObject.rows([("layout0", 404, no), ("layout1", 200, Self.layout(Self.renewal, "Won"))]))
        let error = await failure { () throws(ConnectorError) in
            try await own.reading.recordTypes?.recordTypes(of: [.deal])
        }
        #expect(error?.kind == .notFound)
    }
}
