import Verification

/// What a worker can be told: `call 50`, `ahead 1801`, `sync`, `resume`, `verify temporary`, `clean`,
/// `die beforeWrite 3`.
enum WorkerCommand: Equatable, Sendable {
    /// So many calls to the CRM at once, through the user's key.
    case call(Int)
    /// The worker's clock goes so many seconds forward.
    case ahead(Int)
    /// Sync the team, and wait for the end.
    case sync
    /// Go on with every run whose worker has died, and wait for their ends.
    case resume
    /// Verify the user's own access, and wait for the end.
    case verify(ProbeMode)
    /// Remove what probes left.
    case clean
    /// End the process at a moment, counted from now on.
    case die(DeathMoment)

    init?(rawValue line: String) {
        let words = line.split(separator: " ")
        let word = words.dropFirst().first.map { String($0) }
        let number = words.last.flatMap { Int($0) }
        switch (words.first, number) {
        case ("die", let number?):
            guard let kind = word.flatMap({ DeathMoment.Kind(rawValue: $0) }) else { return nil }
            self = .die(DeathMoment(kind: kind, number: number))
        case ("call", let count?): self = .call(count)
        case ("ahead", let seconds?): self = .ahead(seconds)
        case ("sync", nil): self = .sync
        case ("resume", nil): self = .resume
        case ("clean", nil): self = .clean
        case ("verify", nil):
            guard let mode = word.flatMap({ ProbeMode(rawValue: $0) }) else { return nil }
            self = .verify(mode)
        default: return nil
        }
    }

    /// The line.
    var rawValue: String {
        switch self {
        case .call(let count): "call \(count)"
        case .ahead(let seconds): "ahead \(seconds)"
        case .sync: "sync"
        case .resume: "resume"
        case .verify(let mode): "verify \(mode.rawValue)"
        case .clean: "clean"
        case .die(let moment): "die \(moment)"
        }
    }
}
