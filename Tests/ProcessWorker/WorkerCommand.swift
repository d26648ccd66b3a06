/// What a worker can be told: `call 50`, `ahead 1801`, `sync`, `resume`.
enum WorkerCommand: Equatable, Sendable {
    /// So many calls to the CRM at once, through the user's key.
    case call(Int)
    /// The worker's clock goes so many seconds forward.
    case ahead(Int)
    /// Sync the team, and wait for the end.
    case sync
    /// Go on with every run whose worker has died, and wait for their ends.
    case resume

    init?(rawValue line: String) {
        let words = line.split(separator: " ")
        let number = words.dropFirst().first.flatMap { Int($0) }
        switch (words.first, number) {
        case ("call", let count?): self = .call(count)
        case ("ahead", let seconds?): self = .ahead(seconds)
        case ("sync", nil): self = .sync
        case ("resume", nil): self = .resume
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
        }
    }
}
