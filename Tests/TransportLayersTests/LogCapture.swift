import Logging
import Synchronization

/// A log handler that keeps what it is given.
struct LogCapture: LogHandler {
    /// A line.
    struct Line: Sendable {
        let level: Logger.Level
        let message: String
        let fields: [String: String]

        /// Everything that the line would print.
        var text: String { message + fields.map { " \($0)=\($1)" }.joined() }
    }

    /// Lines of all copies of a handler.
    final class Lines: Sendable {
        private let lines = Mutex([Line]())
        private let onLine: @Sendable (Line) -> Void

        init(onLine: @escaping @Sendable (Line) -> Void = { _ in }) {
            self.onLine = onLine
        }

        var all: [Line] { lines.withLock { $0 } }

        func append(_ line: Line) {
            lines.withLock { $0.append(line) }
            onLine(line)
        }

        /// A logger that writes here.
        var logger: Logger {
            Logger(label: "test") { _ in LogCapture(lines: self) }
        }
    }

    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
        lines.append(Line(level: event.level, message: "\(event.message)", fields: fields))
    }
}
