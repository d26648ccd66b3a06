import ConnectorKit
import Foundation
import Testing
import Verification
import Workspace

@Suite("Planning a probe")
struct ProbePlannerTests {
    @Test(
        "VER-3: Every type that a value can be made up for gets a valid, recognisable one, the same for the same mark")
    func valuesByType() throws {
        var sample = SampleSituation(.contact)
        sample.map("text", "number", "money", "flag", "day", "moment", "choice", "choices", "email", "phone", "url")
        sample.situation.ownerProperties = ["owners"]
        let plan = sample.plan()
        #expect(plan.values["text"] == .text("Gateway probe 0f3c5a7b"))
        let quarter = try #require(Decimal(string: "0.25"))
        #expect(plan.values["number"] == .number(Decimal(11 + 0x0f3c5a % 78) + quarter))
        #expect(plan.values["money"] == plan.values["number"])
        #expect(plan.values["flag"] == .boolean(true))
        #expect(plan.values["day"] == .date(CalendarDate(year: 2026, month: 12, day: 21)!))
        let noon = try Date("2026-12-21T12:00:00Z", strategy: .iso8601)
        #expect(plan.values["moment"] == .dateTime(noon))
        #expect(plan.values["choice"] == .choice("red"))
        #expect(plan.values["choices"] == .choices(["red", "green"]))
        #expect(plan.values["owner"] == .owner("user-7"))
        #expect(plan.values["owners"] == .owners(["user-7"]))
        #expect(plan.values["email"] == .text("probe-\(SampleSituation.mark.id)@example.com"))
        #expect(plan.values["url"] == .text("https://probe-0f3c5a7b.example.com/"))
        guard case .text(let phone) = plan.values["phone"] else { return #expect(plan.values["phone"] != nil) }
        #expect(phone.wholeMatch(of: /\+120155501[0-9]{2}/) != nil)
        #expect(plan.leftOut.isEmpty)
        #expect(plan == sample.plan())
        #expect(plan.asked == Set(plan.values.keys).subtracting(["name"]))
    }

    @Test("VER-3: References and what has no type of ours are left out, not checked, with the reason")
    func cantBeMadeUp() {
        var sample = SampleSituation()
        sample.map("other", "place")
        #expect(sample.leftOut("other")?.verdict == .notChecked)
        #expect(sample.leftOut("other")?.summary.contains("reference") == true)
        #expect(sample.leftOut("place")?.verdict == .notChecked)
        #expect(sample.plan().values["other"] == nil)
    }

    @Test(
        "VER-3: Texts and numbers keep to their length and their decimals, unique ones carry the mark",
        arguments: [1, 2, 7, 8, 21, 22, 31, 32, 46, 255])
    func bounds(_ length: Int) throws {
        var sample = SampleSituation()
        sample.define(SampleSituation.definition("text", .text, lengthMax: length))
        sample.define(SampleSituation.definition("unique", .text, isUnique: true, lengthMax: length))
        sample.map("text", "unique")
        let plan = sample.plan()
        for name in ["text", "unique"] as [PropertyName] {
            guard case .text(let text) = plan.values[name] else {
                Issue.record("no text for \(name)")
                continue
            }
            #expect((1...length).contains(text.count))
            let id = SampleSituation.mark.id
            let isMarked = text.contains(id) || id.hasPrefix(text) || text.contains(id.prefix(8))
            #expect(isMarked)
            if name == "unique", length >= 32 { #expect(text.contains(id)) }
        }
    }

    @Test("VER-3: A number has the decimals that are kept, and no more", arguments: [nil, 0, 1, 2, 4, 18])
    func scales(_ scale: Int?) {
        var sample = SampleSituation()
        sample.define(SampleSituation.definition("number", .number, scale: scale))
        sample.define(SampleSituation.definition("unique", .number, isUnique: true, scale: scale))
        sample.map("number", "unique")
        for name in ["number", "unique"] as [PropertyName] {
            guard case .number(var number) = sample.plan().values[name] else {
                Issue.record("no number for \(name)")
                continue
            }
            var rounded = Decimal()
            NSDecimalRound(&rounded, &number, scale ?? 0, .plain)
            #expect(rounded == number)
            #expect(name == "unique" ? number > 99_999 : number < 100)
            #expect((rounded == Decimal(Int(truncating: rounded as NSDecimalNumber))) == ((scale ?? 0) == 0))
        }
    }

    @Test("VER-3: Options are active ones, of those that the mapping and the record type allow")
    func options() {
        var sample = SampleSituation()
        let options = SampleSituation.options + [PropertyOption(value: "grey", label: "Grey", isActive: false)]
        sample.define(SampleSituation.definition("choice", .choice, options: options))
        sample.map("choice", options: ["grey", "blue"])
        #expect(sample.plan().values["choice"] == .choice("blue"))
        sample.situation.mapped = []
        sample.map("choice", options: ["grey"])
        #expect(sample.leftOut("choice")?.cause == .optionRemoved)
        sample.situation.mapped = []
        sample.map("choice", "choices")
        sample.situation.recordTypes = [
            SampleSituation.recordType("t", isDefault: true, allowed: ["choice": ["green"], "choices": ["blue"]])
        ]
        #expect(sample.plan().values["choice"] == .choice("green"))
        #expect(sample.plan().values["choices"] == .choices(["blue"]))
    }

    @Test("VER-3: What is read, archived, hidden, read-only, missing or untouched isn't written, and says why")
    func leftOut() {
        var sample = SampleSituation(untouched: ["text": "It starts a mailing."])
        sample.define(SampleSituation.definition("archived", .text, isArchived: true))
        sample.define(SampleSituation.definition("hidden", .text, isWritable: false, isVisible: false))
        sample.define(SampleSituation.definition("fixed", .text, isWritable: false))
        sample.map("text", "archived", "hidden", "fixed", "missing")
        sample.map("flag", permission: .read)
        sample.map("day", permission: .suggest)
        let plan = sample.plan()
        let causes: [PropertyName: Cause?] = [
            "text": nil, "archived": .propertyArchived, "hidden": .fieldLevelSecurity, "fixed": .readOnly,
            "missing": .propertyMissing,
        ]
        for (name, cause) in causes {
            #expect(sample.leftOut(name)?.verdict == .notChecked)
            #expect(sample.leftOut(name)?.cause == cause)
            #expect(plan.values[name] == nil)
        }
        #expect(sample.leftOut("text")?.summary.contains("It starts a mailing.") == true)
        #expect(plan.values["flag"] == nil && sample.leftOut("flag") == nil)
        #expect(plan.asked.contains("day"))
    }

    @Test("VER-3: A new record gets its mark and what it needs, which isn't to be proved unless it is mapped")
    func fillers() {
        var sample = SampleSituation()
        sample.define(SampleSituation.definition("must", .choice, isRequired: true, options: SampleSituation.options))
        sample.define(SampleSituation.definition("cannot", .text, isWritable: false, isRequired: true))
        let plan = sample.plan()
        #expect(plan.values["name"] == .text(SampleSituation.mark.text))
        #expect(plan.values["must"] == .choice("red"))
        #expect(plan.values["stage"] == .choice("new"))
        #expect(plan.values["close_date"] != nil && plan.values["cannot"] == nil)
        #expect(plan.asked == ["owner"])
        #expect(plan.needed == ["name", "must", "stage", "pipeline", "close_date"])
        sample.map("name", "must")
        #expect(sample.plan().asked == ["owner", "name", "must"])
        #expect(sample.plan().values["name"] == .text(SampleSituation.mark.text))
    }

    @Test("VER-3: A contact carries the mark's email, by which it is found, whether or not it is mapped")
    func email() {
        var sample = SampleSituation(.contact)
        #expect(sample.plan().values["email"] == .text(SampleSituation.mark.email))
        #expect(!sample.plan().asked.contains("email") && !sample.plan().needed.contains("email"))
        sample.map("email")
        #expect(sample.plan().asked.contains("email"))
    }

    @Test("VER-3: Without a CRM user the owner isn't checked, and says so")
    func noOwner() {
        var sample = SampleSituation()
        sample.situation.owner = nil
        #expect(sample.leftOut("owner")?.verdict == .notChecked)
        #expect(sample.leftOut("owner")?.cause == .ownerMissing)
    }
}

extension SampleSituation {
    /// A record type.
    static func recordType(
        _ id: String, isDefault: Bool = false, isAvailable: Bool = true, isMaster: Bool = false,
        allowed: [PropertyName: [String]] = [:]
    ) -> RecordType {
        RecordType(
            object: .deal, id: id, developerName: id, label: id, isActive: true, isAvailable: isAvailable,
            isDefault: isDefault, isMaster: isMaster,
            allowedValues: allowed.mapValues { $0.map { PropertyOption(value: $0, label: $0) } })
    }
}
