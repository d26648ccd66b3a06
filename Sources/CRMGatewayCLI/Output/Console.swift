import Foundation
import Synchronization

/// Where a command prints: results on standard output, everything else on standard error.
///
/// Bytes go straight to the descriptors: what was printed before a crash is not lost in a buffer.
final class Console: Sendable {
    /// What to print results as.
    let format: OutputFormat
    /// Whether standard error is a terminal that understands cursor movement.
    let isLive: Bool
    /// How words on standard output are painted.
    let style: TextStyle
    private let output: Int32
    private let errors: Int32
    private let lock = Mutex(())

    init(format: OutputFormat, output: Int32 = STDOUT_FILENO, errors: Int32 = STDERR_FILENO, isLive: Bool? = nil) {
        self.format = format
        self.output = output
        self.errors = errors
        let term = ProcessInfo.processInfo.environment["TERM"]
        self.style = TextStyle(descriptor: output, environment: ProcessInfo.processInfo.environment)
        self.isLive = isLive ?? (isatty(errors) == 1 && term != nil && term != "dumb")
    }

    /// Prints a result.
    func print(_ report: any Report) {
        switch format {
        case .table, .junit, .markdown: write(report.lines.map { $0 + "\n" }.joined(), to: output)
        case .json: write(report.json.encoded() + "\n", to: output)
        }
    }

    /// Prints a piece of a result that is written as it comes; it ends its own lines.
    func put(_ text: String) {
        write(text, to: output)
    }

    /// Prints one entry of a stream of results.
    func printEntry(_ report: any Report) {
        switch format {
        case .table, .junit, .markdown: write(report.lines.map { $0 + "\n" }.joined(), to: output)
        case .json: write(report.json.encoded(isOneLine: true) + "\n", to: output)
        }
    }

    /// Prints a remark for whoever watches.
    func note(_ line: String) {
        write(PrintableText.of(line) + "\n", to: errors)
    }

    /// Prints a failure.
    func print(_ failure: CommandFailure) {
        switch format {
        case .table, .junit, .markdown: write(failure.lines.map { $0 + "\n" }.joined(), to: errors)
        case .json: write(failure.json.encoded(isOneLine: true) + "\n", to: errors)
        }
    }

    /// Writes text with control sequences in it, for a live display.
    func draw(_ text: String) {
        write(text, to: errors)
    }

    /// Prints a line of the demo's story.
    static func toOutput(_ line: String) {
        Console(format: .table).write(
            line.split(separator: "\n", omittingEmptySubsequences: false).map {
                PrintableText.of(String($0)) + "\n"
            }.joined(), to: STDOUT_FILENO)
    }

    private func write(_ text: String, to descriptor: Int32) {
        lock.withLock { _ in
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                // A reader that has gone away is no failure of the command.
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}
