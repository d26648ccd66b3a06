import Foundation

/// The lines of standard input, read by a thread of their own.
enum CommandLines {
    /// All lines to the end of the input.
    static func all() -> AsyncStream<String> {
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        Thread.detachNewThread {
            while let line = readLine() { continuation.yield(line) }
            continuation.finish()
        }
        return lines
    }
}
