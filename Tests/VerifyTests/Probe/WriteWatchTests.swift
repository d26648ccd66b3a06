import ConnectorKit
import Testing

@testable import CRMGateway

@Suite("What a CRM made of our writes is told from what people did")
struct WriteWatchTests {
    private let before: [PropertyName: FieldValue] = [
        "stage": .choice("first"), "text": .text("old"), "chance": .text("77"), "other": .text("theirs"),
    ]

    @Test("I-14: What a taken write became at once is the CRM's; what it becomes later isn't")
    func altered() {
        var watch = begun()
        write(["text": .text("probe")], taken: true, &watch)
        watch.noteRead(record(["text": .text("PROBE")]))
        #expect(watch.made == ["text": .text("PROBE")])
        watch.noteRead(record(["text": .text("a person's")]))
        #expect(watch.made == ["text": .text("PROBE")])
    }

    @Test("I-14: Of a refused write nothing is the CRM's")
    func refused() {
        var watch = begun()
        write(["text": .text("probe")], taken: false, &watch)
        watch.noteRead(record(["text": .text("a person's"), "chance": .text("10")]))
        #expect(watch.made.isEmpty && watch.followers.isEmpty)
    }

    @Test(
        "I-14: What moves beside a write is the CRM's only where the write moved the stage", arguments: [true, false])
    func followers(_ isMoved: Bool) {
        var watch = begun()
        write(["stage": .choice("second")], taken: true, &watch)
        watch.noteRead(record(["stage": .choice(isMoved ? "second" : "first"), "chance": .text("10")]))
        #expect(watch.followers == (isMoved ? ["chance"] : []))
        // The stage has moved already: what changes now is somebody's.
        watch.noteRead(record(["stage": .choice("second"), "chance": .text("10"), "other": .text("new")]))
        #expect(watch.made["other"] == (isMoved ? nil : .text("new")))
    }

    @Test("I-14: What changed before the write that moved the stage isn't the CRM's, where it was read between")
    func readBetween() {
        var watch = begun()
        write(["text": .text("probe")], taken: false, &watch)
        #expect(watch.needsRead(before: ["stage": .choice("second")]))
        #expect(!watch.needsRead(before: ["text": .text("probe")]))
        watch.noteRead(record(["chance": .text("50")]))
        #expect(!watch.holdsBefore(["chance"]) && watch.holdsBefore(["stage"]))
        write(["stage": .choice("second")], taken: true, &watch)
        watch.noteRead(record(["stage": .choice("second"), "chance": .text("50")]))
        #expect(watch.made.isEmpty)
    }

    @Test("F-C8: After a write that was taken the record is read before the next one")
    func readAfterTaken() {
        var watch = begun()
        #expect(!watch.needsRead(before: ["text": .text("probe")]))
        write(["text": .text("probe")], taken: true, &watch)
        #expect(watch.needsRead(before: ["other": .text("probe")]))
    }

    @Test("F-C8: What a condition kept from being written was never sent")
    func notDone() {
        var watch = begun()
        write(["text": .text("probe")], taken: false, &watch)
        watch.wasNotDone(["text"])
        #expect(watch.sentEver.isEmpty)
    }

    @Test("VER-4, T-20: What is settled is taken out of the image; what others changed keeps its old value alone")
    func remainder() {
        let image = BeforeImage(before: before, written: ["stage": .choice("second"), "text": .text("probe")])
        let owing = image.remainder(owed: ["stage"], made: ["text": .text("PROBE")], left: ["text"])
        #expect(owing.before == before && owing.written == ["stage": .choice("second")])
        #expect(owing.made.isEmpty && owing.owed == ["stage"])
        let left = image.remainder(owed: [], made: [:], left: ["text"])
        #expect(left.before == ["text": .text("old")] && left.owed.isEmpty && left.left == ["text"])
        #expect(image.left(of: ["text", "chance"]) == ["text"] && left.left(of: ["text"]) == ["text"])
    }

    private func begun() -> WriteWatch {
        WriteWatch(BeforeImage(before: before, written: [:]), stage: "stage", latest: record([:])) { written, held, _ in
            written == held
        }
    }

    private func write(_ values: [PropertyName: FieldValue], taken: Bool, _ watch: inout WriteWatch) {
        watch.willSend(values)
        if taken { watch.wasTaken(values.keys) }
    }

    private func record(_ changes: [PropertyName: FieldValue]) -> Record {
        Record(reference: RecordReference(object: .deal, id: "1"), values: before.merging(changes) { $1 })
    }
}
