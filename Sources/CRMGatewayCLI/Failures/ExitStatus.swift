/// How the process ends; the one table for the whole command line.
enum ExitStatus: Int32, CaseIterable, Sendable {
    /// Everything as asked.
    case done = 0
    /// Done, and some of it failed.
    case failures = 1
    /// The call is wrong.
    case usage = 2
    /// A rule says no.
    case refused = 3
    /// Something isn't there, or could not be asked.
    case unavailable = 4
    /// Done, with something to look at.
    case warnings = 5
    /// Not ended yet.
    case paused = 6

    /// What it means, for people.
    var meaning: String {
        switch self {
        case .done: "done, everything as asked (also: unchanged, nothing to copy)"
        case .failures: "done with failures"
        case .usage: "the call is wrong (usage)"
        case .refused: "refused by a rule"
        case .unavailable: "unavailable, or something asked for could not be checked"
        case .warnings: "done with warnings"
        case .paused: "paused, parked or clean-up pending"
        }
    }

    /// The table, as `--help` and the documentation print it.
    static var table: [String] {
        allCases.map { "\($0.rawValue)  \($0.meaning)" }
    }
}
