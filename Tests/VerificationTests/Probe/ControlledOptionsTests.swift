import ConnectorKit
import Testing
import Verification
import Workspace

@Suite("Planning values that others decide about")
struct ControlledOptionsTests {
    private static let regions = ["emea", "amer", "apac"].map { PropertyOption(value: $0, label: $0) }
    private static let countries = [
        PropertyOption(value: "france", label: "France", validFor: ["emea"]),
        PropertyOption(value: "canada", label: "Canada", validFor: ["amer"]),
        PropertyOption(value: "remote", label: "Remote", validFor: ["emea", "amer"]),
        PropertyOption(value: "moon", label: "Moon", validFor: []),
    ]
    private static let cities = [
        PropertyOption(value: "paris", label: "Paris", validFor: ["france"]),
        PropertyOption(value: "toronto", label: "Toronto", validFor: ["canada"]),
    ]

    private static func sample(
        before: [PropertyName: FieldValue]? = nil, isRegionWritable: Bool = true, isRegionRequired: Bool = false
    ) -> SampleSituation {
        var sample = SampleSituation(before: before)
        sample.define(
            SampleSituation.definition(
                "region", .choice, isWritable: isRegionWritable, isRequired: isRegionRequired, options: regions))
        sample.define(SampleSituation.definition("country", .choice, options: countries, controller: "region"))
        return sample
    }

    @Test("VER-3: A dependent option is chosen beside the controlling value that the probe writes, both as one")
    func together() {
        var sample = Self.sample()
        sample.map("country", "region")
        let plan = sample.plan()
        #expect(plan.values["region"] == .choice("emea") && plan.values["country"] == .choice("france"))
        #expect(plan.asked.isSuperset(of: ["region", "country"]))
        #expect(plan.together.contains(["region", "country"]))
        #expect(plan.fallbacks["region"] == nil && plan.fallbacks["country"] == nil)
    }

    @Test("VER-3: The controlling value is one that leaves the mapped options something to choose")
    func chosenForDependents() {
        var sample = Self.sample()
        sample.map("country", options: ["canada"])
        sample.map("region")
        let plan = sample.plan()
        #expect(plan.values["region"] == .choice("amer") && plan.values["country"] == .choice("canada"))
    }

    @Test("VER-3: A controlling property that isn't mapped is filled in a new record, and proves nothing")
    func unmappedController() {
        var sample = Self.sample()
        sample.map("country")
        let plan = sample.plan()
        #expect(plan.values["region"] == .choice("emea") && plan.values["country"] == .choice("france"))
        #expect(plan.asked.contains("country") && !plan.asked.contains("region"))
        #expect(plan.together.contains(["region", "country"]))
    }

    @Test("VER-3: A designated record keeps a controlling value that isn't mapped; the option fits what is there")
    func designated() {
        var sample = Self.sample(before: ["region": .choice("emea"), "country": .choice("france")])
        sample.map("country")
        let plan = sample.plan()
        #expect(plan.values["region"] == nil && plan.values["country"] == .choice("remote"))
        #expect(sample.situation.readBefore.contains("region"))
        sample.situation.before?["region"] = .choice("apac")
        let none = sample.leftOut("country")
        #expect(none?.verdict == .notChecked && none?.cause == .restrictedPicklist)
        #expect(none?.summary.contains("depends on region, which is apac") == true)
    }

    @Test("I-14: A designated record's controlling value isn't made one that forbids what depends on it and stays")
    func keepsValid() {
        var sample = Self.sample(before: ["region": .choice("emea"), "country": .choice("remote")])
        sample.map("region")
        #expect(sample.plan().values["region"] == .choice("amer"))
        #expect(sample.situation.readBefore.contains("country"))
        sample.situation.before?["country"] = .choice("france")
        #expect(sample.leftOut("region")?.verdict == .notChecked)
    }

    @Test("VER-3: Where the controlling property can't be written, an option that needs it is left out, and says why")
    func unwritableController() {
        var sample = Self.sample(isRegionWritable: false)
        sample.map("country")
        let reason = sample.leftOut("country")
        #expect(reason?.verdict == .notChecked && reason?.cause == .restrictedPicklist)
        #expect(reason?.summary.contains("depends on region, which can't be written") == true)
    }

    @Test("VER-3: What a record needs anyway is written with or without what depends on it")
    func requiredController() {
        var sample = Self.sample(isRegionRequired: true)
        sample.map("country")
        let plan = sample.plan()
        #expect(plan.needed.contains("region") && plan.values["country"] == .choice("france"))
        #expect(!plan.together.contains { $0.contains("country") })
    }

    @Test("VER-3: Options that depend on options that depend on others fit all the way, whatever is mapped first")
    func chains() {
        var sample = Self.sample()
        sample.define(SampleSituation.definition("city", .choice, options: Self.cities, controller: "country"))
        sample.map("city", options: ["toronto"])
        let plan = sample.plan()
        #expect(plan.values["city"] == .choice("toronto"))
        #expect(plan.values["country"] == .choice("canada") && plan.values["region"] == .choice("amer"))
        #expect(plan.together.contains(["region", "country", "city"]))
    }

    @Test("VER-3: A flag controls by true and false")
    func flags() {
        var sample = SampleSituation()
        sample.define(
            SampleSituation.definition(
                "why", .choice,
                options: [
                    PropertyOption(value: "unset", label: "Unset", validFor: ["false"]),
                    PropertyOption(value: "set", label: "Set", validFor: ["true"]),
                ], controller: "flag"))
        sample.map("why", options: ["unset"])
        let plan = sample.plan()
        #expect(plan.values["flag"] == .boolean(false) && plan.values["why"] == .choice("unset"))
    }

    @Test("VER-3: Properties that name each other as what controls them end no planning")
    func circles() {
        var sample = SampleSituation()
        let options = [PropertyOption(value: "one", label: "One", validFor: ["one"])]
        sample.define(SampleSituation.definition("left", .choice, options: options, controller: "right"))
        sample.define(SampleSituation.definition("right", .choice, options: options, controller: "left"))
        sample.map("left", "right")
        #expect(sample.leftOut("left")?.verdict == .notChecked)
        #expect(sample.leftOut("right")?.verdict == .notChecked)
    }
}
