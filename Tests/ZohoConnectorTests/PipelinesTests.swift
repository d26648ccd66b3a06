import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: pipelines and stages")
struct PipelinesTests {
    static func stage(
        _ id: Int, _ name: String, actual: String? = nil, number: Int, forecast: String = "Open", extra: String = ""
    ) -> String {
        #"{"id":"276666000000000\#(7100 + id)","display_value":"\#(name)","actual_value":"\#(actual ?? name)","#
            + #""sequence_number":\#(number),"forecast_type":"\#(forecast)","#
            + #""forecast_category":{"name":"Pipeline","id":"1"}\#(extra)}"#
    }

    static func pipeline(_ id: String, _ name: String, _ stages: [String]) -> String {
        #"{"id":"\#(id)","display_value":"\#(name)","actual_value":"\#(name)","default":true,"#
            + #""maps":[\#(stages.joined(separator: ","))]}"#
    }

    static func pipelines(_ pipelines: String...) -> String {
        #"{"pipeline":[\#(pipelines.joined(separator: ","))]}"#
    }

    static func layout(_ id: String, status: String = "active", stages: [String] = []) -> String {
        #"{"id":"\#(id)","name":"Layout \#(id)","status":"\#(status)","sections":[{"fields":[{"element_type":"mirror_field"},"#
            + #"{"api_name":"Stage","data_type":"picklist","pick_list_values":[\#(stages.joined(separator: ","))]}]}]}"#
    }

    static func layouts(_ layouts: String...) -> HTTPResponse {
        .json(#"{"layouts":[\#(layouts.joined(separator: ","))]}"#)
    }

    static let qualification = stage(4, "Qualification", number: 1)
    static let decision = stage(10, "Identify Decision Makers", actual: "Id. Decision Makers", number: 3)
    static let won = stage(16, "Closed Won", number: 6, forecast: "Closed Won")
    static let lost = stage(18, "Closed Lost", number: 7, forecast: "Closed Lost")

    private func read(_ script: HTTPResponse...) async throws -> ([Pipeline], ScriptedTransport) {
        let transport = try ScriptedTransport(script)
        return (try await transport.reading.pipelines(of: .deal), transport)
    }

    @Test("Contacts and accounts have no pipelines, which costs nothing")
    func dealsAlone() async throws {
        let transport = try ScriptedTransport()
        for object in [CRMObject.contact, .company] {
            #expect(try await transport.reading.pipelines(of: object).isEmpty)
        }
        #expect(await transport.requests.isEmpty)
    }

    @Test("One layout costs two calls; stages come by number, with what they mean and their chances")
    func oneLayout() async throws {
        let chances = [
            Self.stage(4, "Qualification", number: 1, extra: #","probability":10"#),
            Self.stage(16, "Closed Won", number: 6, extra: #","probability":100"#),
        ]
        let (pipelines, transport) = try await read(
            Self.layouts(Self.layout("41", stages: chances)),
            .json(
                Self.pipelines(
                    Self.pipeline("901", "Standard", [Self.won, Self.lost, Self.decision, Self.qualification]))))
        #expect(
            await transport.targets == [
                "GET /crm/v8/settings/layouts?module=Deals", "GET /crm/v8/settings/pipeline?layout_id=41",
            ])
        let pipeline = try #require(pipelines.first)
        #expect(
            pipelines.count == 1 && pipeline.id == "901" && pipeline.value == "Standard" && pipeline.label == "Standard"
        )
        #expect(
            pipeline.stages.map(\.label) == ["Qualification", "Identify Decision Makers", "Closed Won", "Closed Lost"])
        #expect(pipeline.stages.map(\.outcome) == [.open, .open, .won, .lost])
        #expect(pipeline.stages.map(\.probability) == [0.1, nil, 1, nil])
    }

    @Test("A record holds a stage's stored name, which isn't its id and may not be what people see")
    func values() async throws {
        let (pipelines, _) = try await read(
            Self.layouts(Self.layout("41")), .json(Self.pipelines(Self.pipeline("901", "Standard", [Self.decision]))))
        let stage = try #require(pipelines.first?.stages.first)
        #expect(stage.id == "2766660000000007110" && stage.value == "Id. Decision Makers")
        #expect(stage.label == "Identify Decision Makers")
    }

    @Test("Stage ids repeat across pipelines, and each pipeline has its own")
    func sharedStages() async throws {
        let (pipelines, _) = try await read(
            Self.layouts(Self.layout("41")),
            .json(
                Self.pipelines(
                    Self.pipeline("901", "Standard", [Self.qualification, Self.won]),
                    Self.pipeline("902", "Renewal", [Self.qualification, Self.lost]))))
        #expect(pipelines.map(\.id) == ["901", "902"])
        #expect(pipelines[0].stages[0].id == pipelines[1].stages[0].id)
        #expect(pipelines[1].stages.map(\.outcome) == [.open, .lost])
    }

    @Test("Several layouts travel in one composite that runs them in order; inactive ones aren't asked")
    func composite() async throws {
        let (pipelines, transport) = try await read(
            Self.layouts(Self.layout("41"), Self.layout("42", status: "inactive"), Self.layout("43")),
            CompositeAnswer.of(
                CompositeAnswer.row(200, Self.pipelines(Self.pipeline("901", "Standard", [Self.won]))),
                CompositeAnswer.row(
                    200, Self.pipelines(Self.pipeline("901", "Standard", [Self.won]), Self.pipeline("903", "B", [])))))
        #expect(pipelines.map(\.id) == ["901", "903"])
        let request = try #require(await transport.requests.last)
        #expect(request.target == "/crm/v8/__composite_requests" && request.isIdempotent)
        #expect(request.cost.price(in: "calls at once") == 5 && request.cost.price(in: "credits") == 1)
        #expect(
            request.json == [
                "rollback_on_fail": false, "parallel_execution": false,
                "__composite_requests": [
                    [
                        "sub_request_id": "r0", "method": "GET", "uri": "/crm/v8/settings/pipeline",
                        "params": ["layout_id": "41"],
                    ],
                    [
                        "sub_request_id": "r1", "method": "GET", "uri": "/crm/v8/settings/pipeline",
                        "params": ["layout_id": "43"],
                    ],
                ],
            ])
    }

    @Test("Six layouts are a composite of five and one call more")
    func six() async throws {
        let rows = (1...5).map { CompositeAnswer.row(200, Self.pipelines(Self.pipeline("90\($0)", "P\($0)", []))) }
        let transport = try ScriptedTransport(
            .json(#"{"layouts":[\#((1...6).map { Self.layout("4\($0)") }.joined(separator: ","))]}"#),
            .json(#"{"__composite_requests":[\#(rows.joined(separator: ","))]}"#),
            .json(Self.pipelines(Self.pipeline("906", "P6", []))))
        #expect(try await transport.reading.pipelines(of: .deal).count == 6)
        #expect(await transport.requests.count == 3)
    }

    @Test("A key without the scope for composites is asked one by one")
    func withoutComposites() async throws {
        let (pipelines, transport) = try await read(
            Self.layouts(Self.layout("41"), Self.layout("43")), .refusal(401, "OAUTH_SCOPE_MISMATCH"),
            .json(Self.pipelines(Self.pipeline("901", "A", []))), .json(Self.pipelines(Self.pipeline("902", "B", []))))
        #expect(pipelines.map(\.id) == ["901", "902"])
        #expect(await transport.requests.count == 4)
    }

    @Test(
        "An account without pipelines has the stages of its layout, in a pipeline that can't be written",
        arguments: [
            HTTPResponse.none, .json(#"{"pipeline":[]}"#),
        ])
    func withoutPipelines(_ answer: HTTPResponse) async throws {
        let (pipelines, _) = try await read(
            Self.layouts(Self.layout("41", stages: [Self.lost, Self.qualification])), answer)
        #expect(pipelines.map(\.id) == ["41"] && pipelines.map(\.value) == [""])
        #expect(pipelines[0].stages.map(\.label) == ["Qualification", "Closed Lost"])
        #expect(pipelines[0].stages.map(\.outcome) == [.open, .lost])
    }

    @Test("A 204 within a composite is nothing, whatever its body", arguments: ["null", "{}", #""""#])
    func innerNothing(_ body: String) async throws {
        let (pipelines, _) = try await read(
            Self.layouts(Self.layout("41"), Self.layout("43")),
            CompositeAnswer.of(
                CompositeAnswer.row(204, body),
                CompositeAnswer.row(200, Self.pipelines(Self.pipeline("902", "B", [])))))
        #expect(pipelines.map(\.id) == ["902"])
    }

    @Test("A refusal within a composite is a failure, with the scope that was lacking")
    func innerRefusal() async throws {
        let refusal = #"{"code":"OAUTH_SCOPE_MISMATCH","details":{},"message":"Unauthorized","status":"error"}"#
        let transport = try ScriptedTransport(
            Self.layouts(Self.layout("41"), Self.layout("43")),
            CompositeAnswer.of(CompositeAnswer.row(401, refusal), CompositeAnswer.row(401, refusal)))
        let error = await failure { () throws(ConnectorError) in try await transport.reading.pipelines(of: .deal) }
        #expect(error?.kind == .forbidden && error?.missingScopes.first == "ZohoCRM.settings.pipeline.READ")
    }

    @Test("A composite that doesn't answer each request is malformed")
    func short() async throws {
        for answer in [
            CompositeAnswer.of(CompositeAnswer.row(200, Self.pipelines())), .json("{}"),
            CompositeAnswer.of(#"{"status":"success"}"#, "7"),
        ] {
            let transport = try ScriptedTransport(
                Self.layouts(Self.layout("41"), Self.layout("43")), answer)
            let error = await failure { () throws(ConnectorError) in try await transport.reading.pipelines(of: .deal) }
            #expect(error?.kind == .malformed)
        }
    }

    @Test("Unused stages are archived; chances out of range are no chances")
    func oddStages() async throws {
        let (pipelines, _) = try await read(
            Self.layouts(Self.layout("41")),
            .json(
                Self.pipelines(
                    Self.pipeline(
                        "901", "Standard",
                        [
                            Self.stage(1, "Old", number: 1, extra: #","type":"unused""#),
                            Self.stage(2, "Odd", number: 2, extra: #","probability":140"#), "{}",
                        ]))))
        #expect(pipelines[0].stages.map(\.isArchived) == [true, false])
        #expect(pipelines[0].stages.map(\.probability) == [nil, nil])
    }
}
