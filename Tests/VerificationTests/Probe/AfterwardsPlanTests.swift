import ConnectorKit
import Testing
import Verification

@Suite("Planning what a new record can't take, and what it takes only as it is made")
struct AfterwardsPlanTests {
    private static func late(
        _ name: PropertyName, _ type: PropertyType = .text, isRequired: Bool = false, options: [PropertyOption] = [],
        controller: PropertyName? = nil
    ) -> PropertyDefinition {
        SampleSituation.definition(
            name, type, isWritableOnCreate: false, isRequired: isRequired, options: options, controller: controller)
    }

    private static func once(
        _ name: PropertyName, _ type: PropertyType = .text, isRequired: Bool = false, options: [PropertyOption] = []
    ) -> PropertyDefinition {
        SampleSituation.definition(
            name, type, isWritable: false, isWritableOnCreate: true, isRequired: isRequired, options: options)
    }

    @Test("VER-3: What may be changed and not set on a new record is to be proved, by a change of the record")
    func late() {
        var sample = SampleSituation()
        sample.define(Self.late("score", .number))
        sample.map("score", "text")
        let plan = sample.plan()
        #expect(plan.asked.isSuperset(of: ["score", "text"]) && plan.values["score"] != nil)
        #expect(plan.afterwards == ["score"] && plan.leftOut.isEmpty)
    }

    @Test("VER-3: In a designated record it is written as all else is")
    func designated() {
        var sample = SampleSituation(before: ["score": .empty, "text": .empty])
        sample.define(Self.late("score", .number))
        sample.map("score", "text")
        let plan = sample.plan()
        #expect(plan.asked.isSuperset(of: ["score", "text"]) && plan.afterwards.isEmpty)
    }

    @Test(
        "VER-5: What may be set on a new record and not changed is read-only: a writeback is a change",
        arguments: [nil, ["origin": .empty]] as [[PropertyName: FieldValue]?])
    func once(_ before: [PropertyName: FieldValue]?) {
        var sample = SampleSituation(before: before)
        sample.define(Self.once("origin"))
        sample.map("origin")
        #expect(sample.leftOut("origin")?.verdict == .notChecked && sample.leftOut("origin")?.cause == .readOnly)
        #expect(sample.plan().values["origin"] == nil)
    }

    @Test("VER-3: A new record is filled with what it needs and takes, never with what it can't take yet")
    func fillers() {
        var sample = SampleSituation(.contact)
        sample.define(
            SampleSituation.definition(
                "email", .email, of: .contact, isWritableOnCreate: false))
        sample.define(Self.once("origin", isRequired: true))
        sample.define(Self.late("score", isRequired: true))
        let plan = sample.plan()
        #expect(plan.needed == ["name", "origin"])
        #expect(plan.values["origin"] != nil && plan.values["score"] == nil && plan.values["email"] == nil)
        #expect(plan.afterwards.isEmpty)
    }

    @Test("VER-3: A required property that is mapped, and that a new record can't take, is no part of making it")
    func lateAndRequired() {
        var sample = SampleSituation()
        sample.define(Self.late("score", isRequired: true))
        sample.map("score")
        let plan = sample.plan()
        #expect(plan.asked.contains("score") && plan.afterwards == ["score"] && !plan.needed.contains("score"))
    }

    private static let regions = ["emea", "amer"].map { PropertyOption(value: $0, label: $0) }
    private static let countries = [PropertyOption(value: "canada", label: "Canada", validFor: ["amer"])]

    @Test(
        "VER-3: What depends on a value that a new record can't take is written with it, afterwards",
        arguments: [true, false])
    func dependents(_ isControllerMapped: Bool) {
        var sample = SampleSituation()
        sample.define(Self.late("region", .choice, options: Self.regions))
        sample.define(SampleSituation.definition("country", .choice, options: Self.countries, controller: "region"))
        sample.map("country")
        if isControllerMapped { sample.map("region") }
        let plan = sample.plan()
        #expect(plan.values["region"] == .choice("amer") && plan.values["country"] == .choice("canada"))
        #expect(plan.afterwards == ["region", "country"] && plan.together.contains(["region", "country"]))
        #expect(plan.asked.contains("region") == isControllerMapped && plan.asked.contains("country"))
    }

    @Test("VER-3: A controlling value that is set with the record alone goes with it, and nothing is tied to it")
    func controlledOnce() {
        var sample = SampleSituation()
        sample.define(Self.once("region", .choice, options: Self.regions))
        sample.define(SampleSituation.definition("country", .choice, options: Self.countries, controller: "region"))
        sample.map("country")
        let plan = sample.plan()
        #expect(plan.values["region"] == .choice("amer") && plan.values["country"] == .choice("canada"))
        #expect(plan.afterwards.isEmpty && plan.together.allSatisfy { !$0.contains("country") })
    }

    @Test("VER-5: Where nothing may be set on a new record, its name alone is sent, and the CRM says why not")
    func nothingOnCreate() {
        var sample = SampleSituation()
        sample.situation.definitions = sample.situation.definitions.map { definition in
            SampleSituation.definition(
                definition.name, definition.type, isWritableOnCreate: false, options: definition.options)
        }
        sample.map("text", "choice")
        sample.map(pipeline: "id-sales")
        let plan = sample.plan()
        var narrowing = Narrowing(plan)
        let first = narrowing.next()
        #expect(first == [] && narrowing.values(trying: []) == ["name": .text(SampleSituation.mark.text)])
        #expect(plan.asked.isSuperset(of: ["text", "choice", "owner", "stage"]))
    }
}
