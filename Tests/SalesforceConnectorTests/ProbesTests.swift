import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: probes")
struct ProbesTests {
    private static let mark = ProbeMark(id: "0123456789abcdef0123456789abcdef")
    private static let other = ProbeMark(id: "ffffffffffffffffffffffffffffffff")

    private static func page(_ rows: String...) -> HTTPResponse {
        .json(#"{"totalSize":\#(rows.count),"done":true,"records":[\#(rows.joined(separator: ","))]}"#)
    }

    private static func row(_ name: String, is mark: String, id: String = "006QH000003oPp1") -> String {
        #"{"attributes":{"type":"Opportunity"},"Id":"\#(id)","\#(name)":"\#(mark)","CreatedById":"005QH000002adMn"}"#
    }

    @Test(
        "VER-4: A lost probe is found by one query of the records themselves, in the property that holds its mark",
        arguments: [
            (CRMObject.deal, "Opportunity", "Name"), (.contact, "Contact", "LastName"), (.company, "Account", "Name"),
        ])
    func query(_ object: CRMObject, table: String, name: String) async throws {
        let transport = try ScriptedTransport(Self.page())
        #expect(try await transport.reading.probes(of: object, marks: [Self.mark, Self.other]).isEmpty)
        let request = try #require(await transport.requests.first)
        #expect(await transport.requests.count == 1)
        #expect(request.method == .get && request.operation == "salesforce.probes.find")
        #expect(
            request.query.first { $0.name == "q" }?.value
                == "SELECT Id,\(name),CreatedById FROM \(table) WHERE \(name) IN "
                + "('zz gateway probe 0123456789abcdef0123456789abcdef (delete me)',"
                + "'zz gateway probe ffffffffffffffffffffffffffffffff (delete me)') ORDER BY Id LIMIT 100")
    }

    @Test("F-C2: A sighting tells the record, its mark, and who made it in identify()'s form of 18 characters")
    func sighting() async throws {
        let transport = try ScriptedTransport(Self.page(Self.row("Name", is: Self.mark.text)))
        let found = try await transport.reading.probes(of: .deal, marks: [Self.mark])
        #expect(
            found == [
                ProbeSighting(
                    record: RecordReferenceOf.deal, mark: Self.mark, creator: "005QH000002adMnYAI")
            ])
    }

    private enum RecordReferenceOf {
        static let deal = RecordReference(object: .deal, id: "006QH000003oPp1YAE")
    }

    @Test("F-C2: What bears another mark, or ours in another spelling, is nobody's probe")
    func others() async throws {
        let transport = try ScriptedTransport(
            Self.page(
                Self.row("Name", is: Self.other.text), Self.row("Name", is: Self.mark.text.uppercased()),
                #"{"Id":"006QH000003oPp2YAE","Name":null}"#))
        #expect(try await transport.reading.probes(of: .deal, marks: [Self.mark]).isEmpty)
    }

    @Test(
        "T-26: A mark that is none stays one value of the query; nothing to look for costs nothing, too much is refused"
    )
    func marks() async throws {
        let transport = try ScriptedTransport(Self.page())
        _ = try await transport.reading.probes(of: .deal, marks: [ProbeMark(id: "x') OR Name LIKE ('%")])
        let text = try #require(await transport.requests.first?.query.first { $0.name == "q" }?.value)
        #expect(text.contains(#"('zz gateway probe x\') OR Name LIKE (\'% (delete me)')"#))
        #expect(try await transport.reading.probes(of: .deal, marks: []).isEmpty)
        #expect(await transport.requests.count == 1)
        let many = (0...ProbeLimits.marksMax).map { ProbeMark(id: "\($0)") }
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.probes(of: .deal, marks: many)
        }
        #expect(error?.kind == .invalid)
    }

    @Test(
        "VER-4: Each row of a probe's writes switches off assignment rules, alerting duplicate rules and recent lists")
    func suppressed() async throws {
        let objects = CRMObject.allCases.sorted()
        let made = objects.enumerated().map { index, _ in
            #"{"referenceId":"record\#(index)","httpStatusCode":204,"body":null,"httpHeaders":{}}"#
        }
        let answer = HTTPResponse.json(#"{"compositeResponse":[\#(made.joined(separator: ","))]}"#)
        let transport = try ScriptedTransport(answer, answer, answer)
        let ids: [CRMObject: RecordID] = [
            .deal: "006QH000003oPp1YAE", .contact: "003QH00000CcOn1YAF", .company: "001QH000004Ab12YAC",
        ]
        let drafts = objects.map { RecordDraft(object: $0, values: ["Name": .text("x")]) }
        let changes = objects.map { RecordDraft(object: $0, id: ids[$0], values: ["Name": .text("x")]) }
        _ = try await transport.writing.create(drafts)
        _ = try await transport.writing.update(changes)
        _ = try await transport.writing.delete(
            objects.compactMap { object in
                ids[object].map { RecordReference(object: object, id: $0) }
            })
        let requests = await transport.requests
        #expect(requests.map(\.path) == Array(repeating: "/services/data/v66.0/composite", count: 3))
        for request in requests {
            let rows = try #require(request.json?["compositeRequest"] as? [[String: Any]])
            #expect(rows.count >= 2)
            for row in rows {
                #expect(
                    row["httpHeaders"] as? [String: String] == [
                        "Sforce-Auto-Assign": "FALSE", "Sforce-Duplicate-Rule-Header": "allowSave=true",
                        "Sforce-Mru": "updateMru=false",
                    ])
            }
        }
    }

    @Test(
        "VER-5: A record that somebody else or an approval holds is told as locked",
        arguments: [
            "UNABLE_TO_LOCK_ROW", "ENTITY_IS_LOCKED",
        ])
    func locked(_ code: String) async throws {
        let refusal = #"[{"message":"x","errorCode":"\#(code)","fields":[]}]"#
        let transport = try ScriptedTransport(DescribedObject.rows([("record0", 400, refusal)]))
        let outcomes = try await transport.writing.update([
            RecordDraft(object: .deal, id: RecordReferenceOf.deal.id, values: ["Name": .text("x")])
        ])
        guard case .failed(let error) = try #require(outcomes.first) else {
            Issue.record("a locked record was written")
            return
        }
        #expect(error.kind == .unavailable)
        #expect(error.fields == [FieldFailure(property: nil, cause: .locked, code: code)])
    }

    @Test("A record type is written as a reference, and read as one")
    func recordType() async throws {
        let property = try #require(
            SalesforceConnector.descriptor.objects.first { $0.object == .deal }?.recordTypeProperty)
        #expect(property == "RecordTypeId")
        let describe = DescribedObject.text(
            "Opportunity",
            [DescribedObject.field("Name", "string"), DescribedObject.field("RecordTypeId", "reference")])
        let transport = try ScriptedTransport(
            DescribedObject.rows([
                ("record0", 201, #"{"id":"006QH000003oPp1YAE","success":true,"errors":[]}"#)
            ]), DescribedObject.answer(describe),
            .json(#"[{"Id":"006QH000003oPp1YAE","RecordTypeId":"012QH00002NJouaYAD"}]"#))
        _ = try await transport.writing.create([
            RecordDraft(object: .deal, values: [property: .reference("012QH00002NJouaYAD")])
        ])
        let rows = try #require(await transport.requests.first?.json?["compositeRequest"] as? [[String: Any]])
        #expect(rows.first?["body"] as? [String: String] == ["RecordTypeId": "012QH00002NJouaYAD"])
        let records = try await transport.reading.read([RecordReferenceOf.deal], properties: [.deal: [property]])
        #expect(records.first?.values == [property: .reference("012QH00002NJouaYAD")])
    }
}
