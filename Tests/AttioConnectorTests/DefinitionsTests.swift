import ConnectorKit
import ConnectorScripting
import Testing

@Suite("Attio: attributes")
struct DefinitionsTests {
    private func only(_ attribute: AttributeSample, of object: CRMObject = .deal) async throws -> PropertyDefinition {
        let transport = try ScriptedTransport(.attributes(attribute))
        let found = try await transport.reading.propertyOutlines(of: object, scope: .live)
        return try #require(found.first)
    }

    @Test(
        "Each object has its path",
        arguments: [(CRMObject.deal, "deals"), (.contact, "people"), (.company, "companies")])
    func paths(object: CRMObject, slug: String) async throws {
        let transport = try ScriptedTransport(.attributes())
        _ = try await transport.reading.properties(of: object, scope: .live)
        #expect(await transport.requests.first?.target == "/v2/objects/\(slug)/attributes?limit=500&offset=0")
    }

    @Test(
        "SYNC-4: every type has its word, single and multiple",
        arguments: [
            ("text", false, PropertyType.text), ("number", false, .number), ("rating", false, .number),
            ("checkbox", false, .boolean), ("currency", false, .currency), ("date", false, .date),
            ("timestamp", false, .dateTime), ("select", false, .choice), ("select", true, .choices),
            ("status", false, .choice), ("actor-reference", false, .owner), ("actor-reference", true, .owners),
            ("record-reference", false, .reference), ("record-reference", true, .opaque), ("domain", true, .url),
            ("email-address", true, .email), ("phone-number", true, .phone), ("personal-name", false, .text),
            ("location", false, .opaque), ("interaction", false, .opaque), ("hologram", false, .opaque),
        ])
    func types(type: String, isMultiple: Bool, expected: PropertyType) async throws {
        let found = try await only(AttributeSample("field", type) { $0.isMultiselect = isMultiple })
        #expect(found.type == expected && found.vendorType.hasPrefix(type))
    }

    @Test("The stage of deals is a stage; a status of another slug is a choice")
    func stage() async throws {
        #expect(try await only(AttributeSample("stage", "status")).type == .stage)
        #expect(try await only(AttributeSample("health", "status")).type == .choice)
    }

    @Test("Flags, title, description and our mark are taken over; a missing title is the slug")
    func flags() async throws {
        let found = try await only(
            AttributeSample("owner", "actor-reference") {
                $0.isSystem = true
                $0.isRequired = true
                $0.isUnique = true
                $0.title = nil
                $0.description = "Mark [crm-gateway]"
            })
        #expect(found.isStandard && found.isRequired && found.isUnique && found.isWritable && !found.isArchived)
        #expect(found.label == "owner" && found.description == "Mark [crm-gateway]" && found.isVisible)
    }

    @Test("VER-5: what Attio fills in, a formula and an interaction are read-only")
    func readOnly() async throws {
        #expect(try await only(AttributeSample("formula", "number") { $0.isWritable = false }).isWritable == false)
        #expect(try await only(AttributeSample("last_call", "interaction")).isWritable == false)
    }

    @Test("Numbers and amounts keep four decimals")
    func scale() async throws {
        #expect(try await only(AttributeSample("value", "currency")).scale == 4)
        #expect(try await only(AttributeSample("name", "text")).scale == nil)
    }

    @Test("SYNC-5: archived attributes are asked for only with all, and marked")
    func archived() async throws {
        let live = AttributeSample("a", "text") { $0.id = "id-a" }
        let old = AttributeSample("b", "text") {
            $0.id = "id-b"
            $0.isArchived = true
        }
        let transport = try ScriptedTransport(.attributes(live), .attributes(live, old), .attributes(live, old))
        let first = try await transport.reading.propertyOutlines(of: .deal, scope: .live)
        let second = try await transport.reading.propertyOutlines(of: .deal, scope: .all)
        let third = try await transport.reading.propertyOutlines(of: .deal, scope: .live)
        #expect(first.map(\.name) == ["a"] && second.map(\.name) == ["a", "b"] && third.map(\.name) == ["a"])
        #expect(second.map(\.isArchived) == [false, true])
        let queries = await transport.requests.map(\.target)
        #expect(queries.map { $0.contains("show_archived=true") } == [false, true, false])
    }

    @Test("A slug that an archived attribute left to a live one is told once, as the live one")
    func reusedSlug() async throws {
        let old = AttributeSample("a", "text") {
            $0.id = "id-1"
            $0.isArchived = true
        }
        let live = AttributeSample("a", "number") { $0.id = "id-2" }
        let transport = try ScriptedTransport(.attributes(old, live))
        let found = try await transport.reading.propertyOutlines(of: .deal, scope: .all)
        #expect(found.map(\.type) == [.number] && found.first?.isArchived == false)
    }

    @Test("An attribute that lacks what isn't promised is still read")
    func sparse() async throws {
        let transport = try ScriptedTransport(
            .data(#"[{"id":{"attribute_id":"x"},"api_slug":"slim","type":"text","config":null}]"#))
        let found = try await transport.reading.propertyOutlines(of: .deal, scope: .live)
        #expect(found.map(\.name) == ["slim"] && found.first?.isWritable == true)
    }

    @Test("SYNC-14: outlines cost one call however many lists there are")
    func outlines() async throws {
        let lists = (1...9).map { number in AttributeSample("s\(number)", "select") { $0.id = "id-\(number)" } }
        let transport = try ScriptedTransport(.data("[\(lists.map(\.json).joined(separator: ","))]"))
        let found = try await transport.reading.propertyOutlines(of: .company, scope: .all)
        #expect(found.count == 9 && found.allSatisfy(\.options.isEmpty))
        #expect(await transport.steps == ["attributes.list"])
    }

    @Test("Options cost a call for each select and custom status, by id, archived ones marked; the stage none")
    func options() async throws {
        let size = AttributeSample("size", "select") { $0.id = "id-size" }
        let health = AttributeSample("health", "status") { $0.id = "id-health" }
        let stage = AttributeSample("stage", "status") { $0.id = "id-stage" }
        let transport = try ScriptedTransport(
            .attributes(size, health, stage),
            .data(
                #"[{"id":{"option_id":"o1"},"title":"Small","is_archived":false},"#
                    + #"{"id":{"option_id":"o2"},"title":"Big","is_archived":true}]"#),
            .data(#"[{"id":{"status_id":"s1"},"title":"Good","is_archived":false}]"#))
        let found = try await transport.reading.properties(of: .deal, scope: .live)
        #expect(
            found[0].options == [
                PropertyOption(value: "o1", label: "Small"), PropertyOption(value: "o2", label: "Big", isActive: false),
            ])
        #expect(found[1].options == [PropertyOption(value: "s1", label: "Good")] && found[2].options.isEmpty)
        #expect(await transport.steps == ["attributes.list", "options.list", "statuses.list"])
        let second = await transport.requests[1].target
        #expect(second == "/v2/objects/deals/attributes/id-size/options?show_archived=true")
    }

    @Test("T-26: an attribute's id that would be another path is refused before a byte leaves", arguments: ["..", ""])
    func hostileID(id: String) async throws {
        let transport = try ScriptedTransport(.attributes(AttributeSample("size", "select") { $0.id = id }))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.properties(of: .deal, scope: .live)
        }
        #expect(error?.kind == .invalid)
        #expect(await transport.requests.count == 1)
    }
}

// MARK: Pages

extension DefinitionsTests {
    private static func page(_ numbers: Range<Int>) -> HTTPResponse {
        let samples = numbers.map { number in AttributeSample("s\(number)", "text") { $0.id = "id-\(number)" } }
        return .data("[\(samples.map(\.json).joined(separator: ","))]")
    }

    @Test("Pages are read until one isn't full")
    func pages() async throws {
        let transport = try ScriptedTransport(Self.page(0..<500), Self.page(500..<507))
        let found = try await transport.reading.propertyOutlines(of: .deal, scope: .live)
        #expect(found.count == 507)
        #expect(await transport.requests.map(\.target).last == "/v2/objects/deals/attributes?limit=500&offset=500")
    }

    @Test("A page that is full by a lower cap of Attio's own doesn't end the list", arguments: [50, 100, 250])
    func lowerCap(cap: Int) async throws {
        let transport = try ScriptedTransport(Self.page(0..<cap), Self.page(cap..<(cap + 3)))
        let found = try await transport.reading.propertyOutlines(of: .deal, scope: .live)
        #expect(found.count == cap + 3)
        #expect(await transport.requests.last?.target.hasSuffix("offset=\(cap)") == true)
    }

    @Test("A list that ends on a full page costs one empty page more")
    func emptyPage() async throws {
        let transport = try ScriptedTransport(Self.page(0..<500), Self.page(0..<0))
        #expect(try await transport.reading.propertyOutlines(of: .deal, scope: .live).count == 500)
    }

    @Test("T-30: a list that repeats itself is malformed after two calls")
    func circle() async throws {
        let transport = try ScriptedTransport(Self.page(0..<500), Self.page(0..<500), Self.page(0..<500))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.propertyOutlines(of: .deal, scope: .live)
        }
        #expect(error?.kind == .malformed)
        #expect(await transport.requests.count == 2)
    }

    @Test("T-30: a list without an end is given up after twenty pages")
    func endless() async throws {
        let transport = try ScriptedTransport((0..<30).map { Self.page(($0 * 50)..<($0 * 50 + 50)) })
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.propertyOutlines(of: .deal, scope: .live)
        }
        #expect(error?.kind == .malformed)
        #expect(await transport.requests.count == 20)
    }
}
