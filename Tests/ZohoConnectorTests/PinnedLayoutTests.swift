import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: a deal is made in the layout that its pipeline belongs to")
struct PinnedLayoutTests {
    private typealias Told = PipelinesTests

    private static let notice = Told.stage(30, "Notice Sent", number: 1)
    private static let layouts = Told.layouts(Told.layout("41"), Told.layout("42"))
    /// Two layouts; both have a pipeline `Main`, with other stages.
    private static let pipelines = CompositeAnswer.of(
        CompositeAnswer.row(
            200,
            Told.pipelines(
                Told.pipeline("901", "Standard", [Told.decision]), Told.pipeline("902", "Main", [Told.qualification]))),
        CompositeAnswer.row(
            200,
            Told.pipelines(
                Told.pipeline("903", "Renewals", [notice]), Told.pipeline("904", "Main", [notice]))))
    private static let made = Item.answer(201, Item.done("71"))

    private static func deal(_ pipeline: String?, _ stage: String? = nil, id: RecordID? = nil) -> RecordDraft {
        var values: [PropertyName: FieldValue] = ["Deal_Name": .text("Probe")]
        values["Pipeline"] = pipeline.map(FieldValue.choice)
        values["Stage"] = stage.map(FieldValue.choice)
        return RecordDraft(object: .deal, id: id, values: values)
    }

    /// The layouts that records of a request are pinned to.
    private static func pins(_ request: HTTPRequest?) -> [String?] {
        let records = request?.json?["data"] as? [NSDictionary] ?? []
        return records.map { ($0["Layout"] as? NSDictionary)?["id"] as? String }
    }

    private func pins(_ drafts: [RecordDraft], _ script: HTTPResponse...) async throws -> [String?] {
        let transport = try ScriptedTransport(script)
        let isNew = drafts.allSatisfy { $0.id == nil }
        _ = isNew ? try await transport.writing.create(drafts) : try await transport.writing.update(drafts)
        return Self.pins(await transport.requests.last)
    }

    @Test(
        "VER-3: A new deal with a pipeline names its layout; one of a name that several have, that with its stage",
        arguments: [
            ("Standard", nil, "41"), ("Renewals", "Notice Sent", "42"), ("Main", "Qualification", "41"),
            ("Main", "Notice Sent", "42"), ("Main", nil, "41"), ("Nowhere", "Notice Sent", nil),
        ] as [(String, String?, String?)])
    func created(_ pipeline: String, stage: String?, layout: String?) async throws {
        let pinned = try await pins([Self.deal(pipeline, stage)], Self.layouts, Self.pipelines, Self.made)
        #expect(pinned == [layout])
    }

    @Test("SYNC-14: Where layouts and pipelines are is read once by a writer, and only for deals that name a pipeline")
    func once() async throws {
        let transport = try ScriptedTransport(
            Self.made, Self.layouts, Self.pipelines, Self.made, Self.made, Item.answer(200, Item.done("71")))
        let writing = transport.writing
        _ = try await writing.create([Self.deal(nil, "Qualification")])
        for _ in 0..<2 { _ = try await writing.create([Self.deal("Renewals", "Notice Sent")]) }
        _ = try await writing.update([Self.deal(nil, "Notice Sent", id: "71")])
        #expect(
            await transport.operations == [
                "zoho.records.create", "zoho.layouts.list", "zoho.pipelines.list", "zoho.records.create",
                "zoho.records.create", "zoho.records.update",
            ])
        #expect(await transport.requests.map(Self.pins) == [[nil], [], [], ["42"], ["42"], [nil]])
    }

    @Test("Where there is one layout it is the default one: nothing is pinned, and no pipeline read")
    func single() async throws {
        let pinned = try await pins(
            [Self.deal("Standard")], Told.layouts(Told.layout("41"), Told.layout("42", status: "inactive")), Self.made)
        #expect(pinned == [nil])
    }

    @Test("A deal that is moved into a pipeline moves into its layout, unless several layouts have one of that name")
    func updated() async throws {
        let done = Item.answer(200, Item.done("71"))
        for (pipeline, layout) in [("Renewals", "42"), ("Main", nil)] as [(String, String?)] {
            let pinned = try await pins(
                [Self.deal(pipeline, "Notice Sent", id: "71")], Self.layouts, Self.pipelines, done)
            #expect(pinned == [layout], "\(pipeline)")
        }
    }

    @Test("SYNC-14: In a composite too, and records of other objects have none")
    func composite() async throws {
        let rows = ["71", "72"].map { CompositeAnswer.row(201, #"{"data":[\#(Item.done($0))]}"#) }
        let transport = try ScriptedTransport(
            Self.layouts, Self.pipelines, CompositeAnswer.of(rows[0], rows[1]))
        let contact = RecordDraft(
            object: .contact, values: ["Last_Name": .text("Probe"), "Pipeline": .text("Renewals")])
        _ = try await transport.writing.create([Self.deal("Renewals"), contact])
        let text = try #require(await transport.requests.last?.text)
        #expect(text.components(separatedBy: #""Layout":{"id":"42"}"#).count == 2)
        #expect(await transport.requests.count == 3)
    }

    @Test(
        "A key that may not read layouts or pipelines writes without a pin, and asks no more",
        arguments: [[HTTPResponse.refusal(401, "OAUTH_SCOPE_MISMATCH")], [layouts, .refusal(403, "NO_PERMISSION")]])
    func unreadable(_ refusals: [HTTPResponse]) async throws {
        // A refused composite is asked one by one.
        let more = refusals.count > 1 ? [refusals[1]] : []
        let transport = try ScriptedTransport(refusals + more + more + [Self.made, Self.made])
        let writing = transport.writing
        for _ in 0..<2 {
            #expect(try await writing.create([Self.deal("Standard")]).map { $0.reference?.id } == ["71"])
        }
        #expect(await transport.operations.suffix(2) == ["zoho.records.create", "zoho.records.create"])
    }

    @Test("VER-4: Where the layouts can't be asked for, nothing is written")
    func notAsked() async throws {
        for (answer, kind) in [
            (HTTPResponse.refusal(429, "TOO_MANY_REQUESTS"), ConnectorErrorKind.rateLimited),
            (.html(502), .unavailable),
        ] {
            let transport = try ScriptedTransport(answer)
            let error = await failure { () throws(ConnectorError) in
                try await transport.writing.create([Self.deal("Standard")])
            }
            #expect(error?.kind == kind)
            #expect(await transport.operations == ["zoho.layouts.list"])
        }
    }
}
