import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: the steps of a probe in one composite")
struct CompositeWritingTests {
    private static let drafts = [
        RecordDraft(object: .company, values: ["Account_Name": .text("Probe")]),
        RecordDraft(object: .deal, values: ["Deal_Name": .text("Probe")]),
        RecordDraft(object: .contact, values: ["Last_Name": .text("Probe")]),
    ]

    private static func made(_ id: String) -> String {
        CompositeAnswer.row(201, #"{"data":[\#(Item.done(id))]}"#)
    }

    @Test("SYNC-14: One record of each module is one call, run in the order asked, one after the other")
    func create() async throws {
        let transport = try ScriptedTransport(
            CompositeAnswer.of(Self.made("71"), Self.made("72"), Self.made("73")))
        let outcomes = try await transport.writing.create(Self.drafts)
        #expect(
            outcomes.map(\.reference) == [
                RecordReference(object: .company, id: "71"), RecordReference(object: .deal, id: "72"),
                RecordReference(object: .contact, id: "73"),
            ])
        let request = try #require(await transport.requests.first)
        #expect(await transport.requests.count == 1)
        #expect(request.operation == "zoho.records.create" && !request.isIdempotent)
        #expect(request.cost.price(in: "calls at once") == 5 && request.cost.price(in: "credits") == 1)
        let json = try #require(request.json)
        #expect(json["parallel_execution"] as? Bool == false && json["rollback_on_fail"] as? Bool == false)
        let rows = try #require(json["__composite_requests"] as? [NSDictionary])
        #expect(rows.map { $0["uri"] as? String } == ["/crm/v8/Accounts", "/crm/v8/Deals", "/crm/v8/Contacts"])
        #expect(rows.allSatisfy { $0["method"] as? String == "POST" })
        let first: NSDictionary = [
            "data": [["Account_Name": "Probe"]], "trigger": [], "skip_feature_execution": [["name": "cadences"]],
        ]
        #expect(rows[0]["body"] as? NSDictionary == first)
    }

    @Test("Updates of a composite may be sent twice, deletions name one record in the path")
    func updateAndDelete() async throws {
        let records = [RecordReference(object: .deal, id: "72"), RecordReference(object: .contact, id: "73")]
        let done = CompositeAnswer.of(
            CompositeAnswer.row(200, #"{"data":[\#(Item.done("72"))]}"#),
            CompositeAnswer.row(200, #"{"data":[\#(Item.done("73"))]}"#))
        let transport = try ScriptedTransport(done, done)
        let drafts = records.map { RecordDraft(object: $0.object, id: $0.id, values: ["Phone": .text("1")]) }
        #expect(try await transport.writing.update(drafts).map(\.reference) == records)
        #expect(try await transport.writing.delete(records).map(\.reference) == records)
        let requests = await transport.requests
        #expect(requests.count == 2 && requests.allSatisfy(\.isIdempotent))
        #expect(requests[0].text.contains(#""method":"PUT","uri":"/crm/v8/Deals""#))
        #expect(
            requests[1].text.contains(
                #""method":"DELETE","uri":"/crm/v8/Deals/72","params":{"wf_trigger":"false"}}"#))
    }

    @Test("VER-5: Being run is no success: status and body of each request are judged")
    func innerRefusals() async throws {
        let refused = #"{"data":[\#(Item.refused("INVALID_DATA", #"{"api_name":"Owner"}"#))]}"#
        let unwrapped = #"{"code":"NO_PERMISSION","details":{},"message":"x","status":"error"}"#
        let transport = try ScriptedTransport(
            CompositeAnswer.of(
                CompositeAnswer.row(400, refused), Self.made("72"), CompositeAnswer.row(403, unwrapped), status: 207))
        let outcomes = try await transport.writing.create(Self.drafts)
        #expect(outcomes.map { $0.error?.kind } == [.invalid, nil, .forbidden])
        #expect(outcomes[0].error?.fields.first?.cause == .invalidOwner)
        #expect(outcomes[2].error?.operation == "zoho.records.create")
    }

    @Test("A request that wasn't run is told so, and one of which nothing is said is unknown")
    func notRun() async throws {
        let stopped = #"{"code":"PROCESSING_STOPPED","details":{},"message":"x","status":"error"}"#
        let transport = try ScriptedTransport(
            CompositeAnswer.of(Self.made("71"), stopped, CompositeAnswer.row(200, "{}"), status: 207))
        let outcomes = try await transport.writing.create(Self.drafts)
        #expect(outcomes.map { $0.error?.kind } == [nil, .invalid, .outcomeUnknown])
    }

    @Test("T-14: A composite whose answer can't be read leaves all creations open, and updates as they failed")
    func unreadable() async throws {
        for answer in [HTTPResponse.html(200), .json("{}"), CompositeAnswer.of(Self.made("71"))] {
            let transport = try ScriptedTransport(answer)
            let outcomes = try await transport.writing.create(Self.drafts)
            #expect(outcomes.allSatisfy { $0.error?.kind == .outcomeUnknown })
        }
        let transport = try ScriptedTransport(.html(200))
        let updates = Self.drafts.map { RecordDraft(object: $0.object, id: "71", values: $0.values) }
        #expect(try await transport.writing.update(updates).allSatisfy { $0.error?.kind == .malformed })
    }

    @Test("A key without the scope for composites writes module by module")
    func withoutScope() async throws {
        let transport = try ScriptedTransport(
            .refusal(401, "OAUTH_SCOPE_MISMATCH"), Item.answer(201, Item.done("72")), Item.answer(201, Item.done("73")),
            Item.answer(201, Item.done("71")))
        let outcomes = try await transport.writing.create(Self.drafts)
        #expect(outcomes.map { $0.reference?.id } == ["71", "72", "73"])
        #expect(
            await transport.requests.map(\.path).dropFirst() == [
                "/crm/v8/Deals", "/crm/v8/Contacts", "/crm/v8/Accounts",
            ])
    }

    @Test("T-26: A text that a composite would take for a reference travels alone, unchanged")
    func references() async throws {
        var drafts = Array(Self.drafts.prefix(2))
        drafts[0] = RecordDraft(object: .company, values: ["Account_Name": .text("@{r1:$.data[0].details.id}")])
        let transport = try ScriptedTransport(Item.answer(201, Item.done("72")), Item.answer(201, Item.done("71")))
        let outcomes = try await transport.writing.create(drafts)
        #expect(outcomes.map { $0.reference?.id } == ["71", "72"])
        #expect(await transport.requests.last?.text.contains("@{r1:$.data[0].details.id}") == true)
    }

    @Test("Six records of two modules are two lists, because a composite takes five")
    func tooMany() async throws {
        let items = (1...3).map { Item.done("\($0)") }
        let answer = Item.answer(201, items[0], items[1], items[2])
        let transport = try ScriptedTransport(answer, answer)
        let drafts = Array(repeating: Self.drafts[0], count: 3) + Array(repeating: Self.drafts[1], count: 3)
        #expect(try await transport.writing.create(drafts).count == 6)
        #expect(await transport.requests.map(\.path) == ["/crm/v8/Deals", "/crm/v8/Accounts"])
    }

    @Test("A mixed call that was refused for its rate is thrown, because nothing was done")
    func rate() async throws {
        let transport = try ScriptedTransport(.refusal(429, "TOO_MANY_REQUESTS"))
        let error = await failure { () throws(ConnectorError) in try await transport.writing.create(Self.drafts) }
        #expect(error?.kind == .rateLimited)
        #expect(await transport.requests.count == 1)
    }
}
