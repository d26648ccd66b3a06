import Testing
import Workspace

@Suite("The pauses between attempts at a mail")
struct MailBackoffTests {
    @Test("F-E4: pauses double from a minute, never pass the bound, and end after ten attempts")
    func doubling() {
        let pauses = (1..<MailBackoff.attemptsMax).map { MailBackoff.pause(afterAttempts: $0, chance: 0.5) }
        #expect(pauses == (0..<9).map { .seconds(60 << $0) })
        #expect(MailBackoff.pause(afterAttempts: MailBackoff.attemptsMax, chance: 0) == nil)
        #expect(MailBackoff.pause(afterAttempts: .max, chance: 0) == nil)
        #expect(MailBackoff.pause(afterAttempts: 0, chance: 0.5) == MailBackoff.pauseMin)
    }

    @Test("Chance spreads a pause by a fifth either way, and no further")
    func chance() {
        for (chance, seconds) in [(0.0, 48.0), (1, 72), (7, 72), (-1, 48)] {
            let pause = MailBackoff.pause(afterAttempts: 1, chance: chance)
            #expect(pause.map { abs($0 / .seconds(1) - seconds) < 0.001 } == true)
        }
    }
}
