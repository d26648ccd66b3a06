import ConnectorKit
import Foundation
import Testing
import Verification
import Workspace

@Suite("Planning the use of a designated record")
struct DesignatedPlanTests {
    @Test("T-23: A designated record keeps its name, and its owner unless a change is asked for")
    func keeps() {
        var sample = SampleSituation(before: ["owner": .owner("user-1")])
        sample.map("name", "text")
        let plan = sample.plan()
        #expect(plan.values.keys.sorted() == ["text"])
        #expect(sample.leftOut("name")?.verdict == .notApplicable)
        #expect(sample.leftOut("owner")?.verdict == .notApplicable)
        let changing = sample.plan(changesOwner: true)
        #expect(changing.values["owner"] == .owner("user-7"))
        #expect(changing.values["name"] == nil)
    }

    @Test("T-23: Nothing but mapped properties that may be written is changed, nothing is filled in")
    func onlyMapped() {
        var sample = SampleSituation(.contact, untouched: ["phone": "No."], before: [:])
        sample.map("text", "phone")
        sample.map("url", permission: .read)
        #expect(sample.plan().values.keys.sorted() == ["text"])
        #expect(sample.plan().needed.isEmpty)
    }

    @Test("VER-3: What is written is unlike what was there, by the connector's own comparison")
    func unlikeBefore() {
        var sample = SampleSituation(before: [:])
        sample.map("text", "number", "flag", "day", "moment", "choice", "choices", "phone", "url", "email")
        let first = sample.plan().values
        sample.situation.before = first
        let second = sample.plan().values
        #expect(Set(second.keys) == Set(first.keys))
        for (name, value) in second { #expect(first[name] != value, "\(name)") }
        // A connector that reads everything as text.
        sample.situation.before = ["flag": .text("TRUE"), "choice": .text("red"), "number": .text("x")]
        let loose = ProbePlanner.plan(sample.situation, changesOwner: false) { written, back, _ in
            guard case .text(let text) = back else { return written == back }
            return written == .boolean(text == "TRUE") || written == .choice(text)
        }
        #expect(loose.values["flag"] == .boolean(false))
        #expect(loose.values["choice"] == .choice("green"))
    }

    @Test("VER-3: A property that holds its only value already isn't checked")
    func onlyValue() {
        var sample = SampleSituation(before: ["choice": .choice("red"), "owner": .owner("user-7")])
        sample.map("choice", options: ["red"])
        #expect(sample.leftOut("choice")?.verdict == .notChecked)
        #expect(sample.leftOut("owner", changesOwner: true)?.verdict == .notChecked)
    }

    @Test(
        "T-23: Before a designated record is planned, everything is read that may be written or tells where it stands")
    func readBefore() {
        var sample = SampleSituation(before: [:])
        sample.map("text")
        sample.map("flag", permission: .read)
        #expect(sample.situation.readBefore == ["text", "owner", "stage", "pipeline", "record_type", "name"])
    }
}
