import Testing
import Verification

@Suite("Verdicts")
struct VerdictTests {
    @Test("VER-6: what wasn't checked is worse than a warning, and never counts as passed")
    func notCheckedIsNotPassed() {
        var tally = VerdictTally()
        for verdict in [Verdict.passed, .warning, .notApplicable] { tally.add(verdict) }
        #expect(tally.worst == .warning)
        tally.add(.notChecked)
        #expect(tally.worst == .notChecked)
        tally.add(.failed)
        #expect(tally.worst == .failed)
    }
}
