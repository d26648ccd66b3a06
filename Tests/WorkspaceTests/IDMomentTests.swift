import SeededNumbers
import Testing
import Workspace

@Suite("Ids are in the order of their making")
struct IDMomentTests {
    @Test("Of 20,000 ids each lies after the one before, while the clock stands, goes on and is put back a little")
    func order() {
        var random = SeededNumbers(seed: 7)
        var (clock, last) = (Int64(1_795_262_400_000), IDMoment?.none)
        var ids: [RunID] = []
        for _ in 0..<20_000 {
            let step: Int64 = [0, 0, 0, 1, 5, -20].randomElement(using: &random) ?? 0
            clock = max(clock + step, (last?.milliseconds ?? clock) - IDMoment.setBackMax)
            let next = IDMoment.next(after: last, at: clock, using: &random)
            ids.append(RunID(next, using: &random))
            last = next
        }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("A millisecond that is full borrows from the next; a clock that was far ahead is left behind")
    func edges() {
        var random = SeededNumbers(seed: 8)
        var last = IDMoment.next(after: nil, at: 1_000_000, using: &random)
        #expect(last.milliseconds == 1_000_000 && last.place <= IDMoment.firstPlaceMax)
        for _ in 0..<IDMoment.placeMax {
            let next = IDMoment.next(after: last, at: 1_000_000, using: &random)
            #expect(last < next && next.place <= IDMoment.placeMax)
            last = next
        }
        #expect(last.milliseconds == 1_000_001)
        let back = IDMoment.next(after: last, at: last.milliseconds - IDMoment.setBackMax - 1, using: &random)
        #expect(back.milliseconds == last.milliseconds - IDMoment.setBackMax - 1)
    }

    @Test("An id is a UUID of version 7: time, place, variant, and the rest at random")
    func form() {
        var random = SeededNumbers(seed: 9)
        let moment = IDMoment.next(after: nil, at: 0x0123_4567_89AB, using: &random)
        let (one, other) = (UserID(moment, using: &random), UserID(moment, using: &random))
        #expect(one.rawValue.hasPrefix("01234567-89ab-7") && one.rawValue.count == 36 && one != other)
        #expect("89ab".contains(one.rawValue.dropFirst(19).prefix(1)))
        #expect(one.rawValue.prefix(18) == other.rawValue.prefix(18))
    }
}
