public import Logging
import Synchronization

/// Everything that a session logged, at every level.
public final class CapturedLog: Sendable {
    /// One line.
    public struct Line: Sendable {
        /// The level.
        public let level: Logger.Level
        /// The message with its fields, as a handler would print them.
        public let text: String

        /// Whether it is above debug, and so seen by operators of normal work.
        public var isLoud: Bool { level > .debug }
    }

    private let kept = Mutex([Line]())

    init() {}

    /// The lines, oldest first.
    public var lines: [Line] { kept.withLock { $0 } }

    func append(_ line: Line) {
        kept.withLock { $0.append(line) }
    }

    /// A logger that writes here.
    var logger: Logger { Logger(label: "contract") { _ in CapturingLogHandler(log: self) } }
}
