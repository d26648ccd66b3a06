import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import Testing

@Suite("Zoho: each cause of a refused write")
struct ZohoCauses {
    private static let deal: RecordID = "5725767000005000501"

    private static func new(_ values: [PropertyName: FieldValue]) -> RecordDraft {
        let own: [PropertyName: FieldValue] = [
            "Deal_Name": .text("Probe"), "Stage": .choice("Qualification"), "Pipeline": .choice("Standard"),
        ]
        return RecordDraft(object: .deal, values: own.merging(values) { $1 })
    }

    private static func old(_ values: [PropertyName: FieldValue]) -> RecordDraft {
        RecordDraft(object: .deal, id: deal, values: values)
    }

    private static func change(_ name: String, _ arguments: JSON) -> AccountChange { .vendorSpecific(name, arguments) }

    static let cases: [WriteRefusal] = [
        WriteRefusal(
            "read-only, where Zoho says so",
            [WriteRefusal.turned("refuse_unknown_keys"), .makeReadOnly(object: "Deals", property: "Fit_Score")],
            writing: new(["Fit_Score": .number(7)]), is: .invalid, "Fit_Score", .invalidValue, "INVALID_DATA"),
        WriteRefusal(
            "an option outside of a strict list",
            [
                WriteRefusal.turned("strict_pick_lists"),
                change("remove_option", ["object": "Deals", "property": "Region", "value": "AMER"]),
            ], writing: new(["Region": .choice("AMER")]), is: .invalid, "Region", .invalidOption, "INVALID_DATA"),
        WriteRefusal(
            "blueprint", [WriteRefusal.turned("stage_blueprint")], writing: old(["Stage": .choice("Needs Analysis")]),
            is: .invalid, "Stage", .validationRule, "RECORD_IN_BLUEPRINT"),
        WriteRefusal(
            "blueprint, without a word on what it holds",
            [WriteRefusal.turned("stage_blueprint"), WriteRefusal.turned("bare_blueprint")],
            writing: old(["Stage": .choice("Needs Analysis")]), is: .invalid, nil, .validationRule,
            "RECORD_IN_BLUEPRINT"),
        WriteRefusal(
            "inactive owner", [.deactivateUser(email: "bob@example.com")],
            writing: new(["Owner": .owner("5725767000000411002")]), is: .invalid, "Owner", .invalidOwner, "INVALID_DATA"
        ),
        WriteRefusal(
            "stage outside of the pipeline",
            [.archiveStage(object: "Deals", pipeline: "Standard", stage: "Qualification")], writing: new([:]),
            is: .invalid, "Stage", .invalidStage, "INVALID_DATA"),
        WriteRefusal(
            "pipeline that isn't there", [change("remove_pipeline", ["pipeline": "Partner"])],
            writing: new(["Pipeline": .choice("Partner")]), is: .invalid, "Pipeline", .invalidStage, "INVALID_DATA"),
        WriteRefusal(
            "missing right on the module",
            [change("set_right", ["profile": "Administrator", "right": "Crm_Implied_Create_Deals", "value": false])],
            writing: new([:]), is: .forbidden, nil),
        WriteRefusal(
            "too many requests", [WriteRefusal.turned("too_many_requests")], writing: new([:]), is: .rateLimited, nil),
        WriteRefusal(
            "a value that another record has", [],
            writing: RecordDraft(
                object: .company, values: ["Account_Name": .text("Probe"), "Account_Code": .text("AC-1")]),
            is: .conflict,
            "Account_Code", .duplicate, "DUPLICATE_DATA"),
        WriteRefusal(
            "a field that the layout asks for",
            [change("require_field", ["object": "Deals", "property": "Seats", "value": true])], writing: new([:]),
            is: .invalid, "Seats", .required, "MANDATORY_NOT_FOUND"),
        WriteRefusal(
            "locked", [WriteRefusal.turned("locked_records", 1)], writing: new([:]), is: .unavailable, nil, .locked,
            "RECORD_LOCKED"),
        WriteRefusal(
            "waits for an approval",
            [change("hold_record", ["object": "Deals", "id": .string(deal.rawValue), "reason": "NOT_APPROVED"])],
            writing: old(["Deal_Name": .text("Probe")]), is: .unavailable, nil, .locked, "NOT_APPROVED"),
    ]

    @Test("VER-5: Each cause is told apart, names its property, and spoils no record beside it", arguments: cases)
    func cause(_ cause: WriteRefusal) async throws {
        try await Subject.zoho.run { session in
            let error = try #require(try await session.outcome(of: cause))
            #expect(error.kind == cause.kind)
            #expect(error.fields.first == cause.field)
            #expect(error.fields.count <= 1)
        }
    }

    @Test("VER-3: A deal can be made in, and moved to, each pipeline of each layout, in each of its stages")
    func pipelines() async throws {
        try await Subject.zoho.run(.with { $0.variant = .unlimited }) { session in
            let pipelines = try await session.reading.pipelines(of: .deal)
            #expect(pipelines.map(\.value) == ["Standard", "Partner", "Renewals"])
            let mark: [PropertyName: FieldValue] = ["Deal_Name": .text("Probe"), "Contract_Number": .text("C-1")]
            for pipeline in pipelines {
                for stage in pipeline.stages {
                    let place: [PropertyName: FieldValue] = [
                        "Pipeline": .choice(pipeline.value), "Stage": .choice(stage.value),
                    ]
                    let made = try await session.writing.create([
                        RecordDraft(object: .deal, values: place.merging(mark) { $1 })
                    ])
                    let deal = try #require(made.first?.reference, "\(pipeline.value), \(stage.value): \(made)")
                    let read = try await session.reading.read([deal], properties: [.deal: ["Pipeline", "Stage"]])
                    #expect(
                        read.first?.values
                            == place.mapValues { value in
                                if case .choice(let text) = value { .text(text) } else { value }
                            })
                    for other in pipelines where other != pipeline {
                        let moved = try await session.writing.update([
                            Self.moving(deal, to: other), Self.moving(deal, to: pipeline),
                        ])
                        #expect(moved.map(\.reference) == [deal, deal], "\(pipeline.value) to \(other.value)")
                    }
                    _ = try await session.writing.delete([deal])
                }
            }
        }
    }

    private static func moving(_ deal: RecordReference, to pipeline: Pipeline) -> RecordDraft {
        RecordDraft(
            object: .deal, id: deal.id,
            values: ["Pipeline": .choice(pipeline.value), "Stage": .choice(pipeline.stages[0].value)])
    }

    @Test("VER-3, SYNC-14: What a layout asks for is told with the fields that a probe is planned by")
    func duties() async throws {
        try await Subject.zoho.run { session in
            let plain = try await session.reading.properties(of: .deal, scope: .all)
            #expect(!plain.contains { $0.isRequired && $0.name == "Contract_Number" })
            let calls = session.mock.journal.count
            let reading = session.reading
            let fields = try await reading.properties(of: .deal, scope: .all, optionsOf: [])
            let pipelines = try await reading.pipelines(of: .deal)
            #expect(session.mock.journal.count - calls == 2 && pipelines.count == 3)
            #expect(fields.filter(\.isRequired).map(\.name).sorted() == ["Contract_Number", "Deal_Name", "Stage"])
            #expect(fields.map(\.name) == plain.map(\.name))
        }
    }

    @Test("VER-4: A record that the key isn't shown is told as not found when it is deleted, and stays")
    func noAccess() async throws {
        try await Subject.zoho.run { session in
            try session.mock.change(.vendorSpecific("set_switch", ["name": "own_records_only", "value": true]))
            let bob: PropertyName = "Owner"
            let made = try await session.writing.create([Self.new([bob: .owner("5725767000000411002")])])
            let deal = try #require(made.first?.reference)
            for others in [[], [RecordReference(object: .company, id: "5725767000005000301")]] {
                let outcomes = try await session.writing.delete([deal] + others)
                guard case .failed(let error) = outcomes.first else {
                    Issue.record("a record that isn't shown was deleted: \(outcomes)")
                    return
                }
                #expect(error.kind == .notFound)
            }
            #expect(session.mock.state()["objects"]?["Deals"]?["records"]?[deal.id.rawValue] != nil)
        }
    }

    @Test("VER-5: A missing scope is told with its name")
    func scope() async throws {
        try await Subject.zoho.run { session in
            try session.mock.change(.withdrawScope("ZohoCRM.modules.ALL"))
            for verb in ["ALL", "CREATE"] { try session.mock.change(.withdrawScope("ZohoCRM.modules.Deals.\(verb)")) }
            let outcomes = try await session.writing.create([Self.new([:])])
            guard case .failed(let error) = outcomes.first else {
                Issue.record("written without the scope")
                return
            }
            #expect(error.kind == .forbidden && error.missingScopes.contains("ZohoCRM.modules.Deals.CREATE"))
        }
    }

    @Test("VER-5: What Zoho drops in silence is told by the definitions, and by reading again")
    func dropped() async throws {
        try await Subject.zoho.run { session in
            try session.mock.change(.makeReadOnly(object: "Deals", property: "Fit_Score"))
            try session.mock.change(
                .vendorSpecific(
                    "set_field_permission",
                    ["object": "Deals", "property": "Seats", "profile": "Administrator", "permission": "hidden"]))
            let all = try await session.reading.properties(of: .deal, scope: .all)
            #expect(all.first { $0.name == "Fit_Score" }?.isWritable == false)
            #expect(all.first { $0.name == "Seats" }?.isVisible == false)
            let made = try await session.writing.create([Self.new(["Fit_Score": .number(7), "Seats": .number(5)])])
            let record = try #require(made.first?.reference)
            let found = try await session.reading.read([record], properties: [.deal: ["Fit_Score", "Seats"]])
            #expect(found.first?.values == ["Fit_Score": .empty])
        }
    }
}
