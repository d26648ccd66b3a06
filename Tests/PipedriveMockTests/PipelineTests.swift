import MockKit
import PipedriveMock
import Testing

@Suite("Pipelines and stages of Pipedrive's mock")
struct PipelineTests {
    @Test(
        "Two calls cover every pipeline; deleted ones stand in the lists, the lowest place among them",
        arguments: [true, false])
    func lists(showsDeleted: Bool) async throws {
        try await withPipedrive({ $0.listsDeletedStages = showsDeleted }) { _, client in
            let pipelines = try await client.all(Path.pipelines + "?limit=500&sort_by=id")
            #expect(pipelines.compactMap { $0["id"]?.integer } == (showsDeleted ? [1, 2, 3] : [1, 2]))
            #expect(pipelines.contains { $0["is_deleted"] == true && $0["order_nr"] == 0 } == showsDeleted)
            let stages = try await client.all(Path.stages + "?limit=500")
            #expect(stages.count == (showsDeleted ? 8 : 6))
            #expect(stages.first { $0["id"] == 1 }?["days_to_rotten"] == 14)
            #expect(stages.first { $0["id"] == 2 }?["days_to_rotten"] == .null)
        }
    }

    @Test("Stages are sorted by number, or by place when that is asked for; cursors go on in that order")
    func order() async throws {
        try await withPipedrive { _, client in
            let byID = try await client.all(Path.stages + "?pipeline_id=2")
            #expect(byID.compactMap { $0["id"]?.integer } == [6, 7])
            let byPlace = try await client.all(Path.stages + "?pipeline_id=1&sort_by=order_nr&limit=2")
            #expect(byPlace.compactMap { $0["id"]?.integer } == [1, 2, 3, 5, 4])
            let unknown = try await client.get(Path.stages + "?pipeline_id=9")
            #expect(unknown.status == 404)
            let one = try await client.get(Path.stages + "/4")
            #expect(one.content?["pipeline_id"] == 1)
            let pipeline = try await client.get(Path.pipelines + "/2")
            #expect(pipeline.content?["is_deal_probability_enabled"] == false)
        }
    }

    @Test("A client that looks for stages of won and lost finds none: they are statuses")
    func noClosedStages() async throws {
        try await withPipedrive { _, client in
            let names = try await client.all(Path.stages).compactMap { $0["name"]?.string?.lowercased() }
            #expect(!names.contains { $0.contains("won") || $0.contains("lost") })
            let won = try await client.patch("\(Path.deals)/501", ["status": "won"])
            #expect(won.content?["status"] == "won" && won.content?["stage_id"] == 1)
            #expect(won.content?["won_time"]?.string != nil && won.content?["lost_time"] == .null)
        }
    }

    @Test("A stage that was deleted is refused, and so is one of another pipeline")
    func wrongStages() async throws {
        try await withPipedrive { server, client in
            for body: JSON in [
                ["title": "x", "stage_id": 5], ["title": "x", "stage_id": 99], ["title": "x", "stage_id": 8],
                ["title": "x", "pipeline_id": 1, "stage_id": 6], ["title": "x", "pipeline_id": 3],
            ] {
                let answer = try await client.post(Path.deals, body)
                #expect(answer.status == 400, "\(body.text)")
            }
            try server.change(.archiveStage(object: "deals", pipeline: "1", stage: "2"))
            let gone = try await client.post(Path.deals, ["title": "x", "pipeline_id": 1, "stage_id": 2])
            #expect(gone.status == 400)
        }
    }

    @Test("Unverified: a move needs both ids, or the stage suffices", arguments: [true, false])
    func moving(needsBoth: Bool) async throws {
        try await withPipedrive({ $0.moveNeedsBoth = needsBoth }) { _, client in
            let stage = try await client.patch("\(Path.deals)/501", ["stage_id": 7])
            #expect(stage.status == (needsBoth ? 400 : 200))
            let pipeline = try await client.patch("\(Path.deals)/502", ["pipeline_id": 2])
            #expect(pipeline.status == (needsBoth ? 400 : 200))
            if !needsBoth { #expect(pipeline.content?["stage_id"] == 6 && stage.content?["pipeline_id"] == 2) }
            let both = try await client.patch("\(Path.deals)/503", ["pipeline_id": 2, "stage_id": 7])
            #expect(
                both.content?["stage_id"] == 7 && both.content?["stage_change_time"] == both.content?["update_time"])
        }
    }
}
