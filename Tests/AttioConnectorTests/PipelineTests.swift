import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: stages as statuses")
struct PipelineTests {
    private static func status(_ id: String, _ title: String, archived: Bool = false, party: Bool = false) -> String {
        #"{"id":{"workspace_id":"w","object_id":"o","attribute_id":"a","status_id":"\#(id)"},"title":"\#(title)","#
            + #""is_archived":\#(archived),"celebration_enabled":\#(party),"target_time_in_status":"P0Y0M1DT0H0M0S"}"#
    }

    @Test("The statuses of a deal's stage are one pipeline, in the order of the answer, archived ones marked")
    func stages() async throws {
        let statuses = [
            Self.status("s1", "Lead"), Self.status("s2", "Won 🎉", party: true),
            Self.status("s3", "Old", archived: true),
        ]
        let transport = try ScriptedTransport(.data("[\(statuses.joined(separator: ","))]"))
        let pipelines = try await transport.reading.pipelines(of: .deal)
        let pipeline = try #require(pipelines.first)
        #expect(pipelines.count == 1 && pipeline.id == "stage" && !pipeline.isArchived)
        #expect(pipeline.stages.map(\.id) == ["s1", "s2", "s3"])
        #expect(pipeline.stages.map(\.label) == ["Lead", "Won 🎉", "Old"])
        #expect(pipeline.stages.map(\.isArchived) == [false, false, true])
        let request = try #require(await transport.requests.first)
        #expect(request.target == "/v2/objects/deals/attributes/stage/statuses?show_archived=true")
    }

    @Test("What a stage means isn't told, and isn't guessed from its title or its confetti")
    func outcomes() async throws {
        let transport = try ScriptedTransport(
            .data("[\(Self.status("s1", "Won 🎉", party: true)),\(Self.status("s2", "Lost"))]"))
        let stages = try await transport.reading.pipelines(of: .deal).flatMap(\.stages)
        #expect(stages.allSatisfy { $0.outcome == .unknown && $0.probability == nil })
    }

    @Test("People and companies have no stages, which costs no call", arguments: [CRMObject.contact, .company])
    func others(object: CRMObject) async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.reading.pipelines(of: object).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("A workspace without deals lacks the ability, and says how to get it")
    func noDeals() async throws {
        let transport = try ScriptedTransport(.refusal(404, "not_found", #"Object with slug/ID "deals" not found."#))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.pipelines(of: .deal) }
        #expect(error?.kind == .unsupported && error?.retry == .never)
        #expect(error?.message.contains("no deals") == true && error?.message.contains("admin") == true)
    }
}
