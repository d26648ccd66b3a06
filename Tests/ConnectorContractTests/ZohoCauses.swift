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
