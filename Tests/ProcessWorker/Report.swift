import Foundation
import Glibc

/// What a worker tells, one JSON object a line on standard output.
enum Report: Codable, Equatable, Sendable {
    /// It waits for commands.
    case ready
    /// Calls ended: how many went well, and what the others said.
    case called(succeeded: Int, failures: [String])
    /// The clock went so many seconds forward.
    case isAhead(Int)
    /// Something waits for less than a second: for another process, as a rule.
    case pauses
    /// A run ended, or waits.
    case ended(run: String, state: String, failure: String?)
    /// Nothing more to go on with.
    case resumed(runs: Int)
    /// How many requests were answered, and writing transactions committed, since the worker was told when to die.
    case passed(requests: Int, writes: Int)
    /// A clean-up ended; the ids of the marks of what may still be there.
    case cleaned(pending: [String])
    /// A transaction or a request begins or ends, by its number within the process.
    case moment(Int)
    /// A token request stands still.
    case stopped
    /// The worker can't go on.
    case failure(String)

    /// Writes it with one call, so that reports of several threads don't mix and none is lost with the process.
    func send() {
        guard var line = try? JSONEncoder().encode(self) else { return }
        line.append(0x0A)
        line.withUnsafeBytes { bytes in
            _ = write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
        }
    }

    /// Reads a line.
    init?(line: String) {
        guard let report = try? JSONDecoder().decode(Self.self, from: Data(line.utf8)) else { return nil }
        self = report
    }
}
