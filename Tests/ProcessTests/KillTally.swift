@testable import ProcessWorker

/// What came of many kills, for people.
struct KillTally {
    /// How many moments were tried.
    var tried = 0
    /// How many of them ended the process.
    var killed = 0
    /// How many processes that went on were killed too.
    var killedAgain = 0
    /// How many runs ended as if nobody had killed them.
    var same = 0
    /// How many ended otherwise, and the next one as if nobody had killed anything.
    var later = 0
    /// How many told of a probe that the CRM didn't show yet, and that a later clean-up closed.
    var pending = 0
    /// After how many something was wrong.
    var wrong = 0

    /// One line, for `scripts/kill-probes`.
    func line(_ crm: String, _ mode: String, _ kind: DeathMoment.Kind) -> String {
        "probe kills: \(crm) \(mode) \(kind.rawValue) \(tried) \(killed) \(killedAgain) \(same) \(later) \(pending) \(wrong)"
    }
}
