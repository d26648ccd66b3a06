import Foundation
public import Logging
import Synchronization

/// Appends recorded exchanges to a file, one JSON line each.
///
/// The file is readable by its owner alone (0600). Each line is written whole: recorders of several processes may share
/// a file. A line that can't be written (full disk) is dropped with a warning, once.
public final class FileExchangeRecorder: ExchangeRecorder {
    /// How many bytes of a body go into a line: 1 MiB.
    public static let bodyBytesMaxDefault = 1024 * 1024

    /// Why a file can't be recorded to.
    public struct OpeningFailure: Error, CustomStringConvertible {
        /// What is wrong, and how to mend it.
        public let description: String
    }

    private let file: Int32
    private let bodyBytesMax: Int
    private let logger: Logger
    /// Whether a line was dropped already; also keeps lines of this process apart.
    private let hasFailed = Mutex(false)

    /// Opens a file for appending, creating it where it is absent.
    ///
    /// - Throws: ``OpeningFailure`` when the folder is absent, the file can't be written or isn't a plain file.
    public init(
        path: String, bodyBytesMax: Int = FileExchangeRecorder.bodyBytesMaxDefault, logger: Logger
    ) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard file >= 0 else { throw FileExchangeRecorder.failure(path, String(cString: strerror(errno))) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, fchmod(file, 0o600) == 0 else {
            close(file)
            throw FileExchangeRecorder.failure(path, "it is no plain file of this user")
        }
        self.file = file
        self.bodyBytesMax = bodyBytesMax
        self.logger = logger
    }

    deinit {
        close(file)
    }

    /// Appends a line.
    public func record(_ exchange: RecordedExchange) {
        let line = exchange.line(bodyBytesMax: bodyBytesMax)
        hasFailed.withLock { hasFailed in
            guard !write(line), !hasFailed else { return }
            hasFailed = true
            logger.warning("An exchange was not recorded; is the disk full?")
        }
    }

    private func write(_ line: [UInt8]) -> Bool {
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func failure(_ path: String, _ reason: String) -> OpeningFailure {
        OpeningFailure(
            description: "can't record to \(path): \(reason); name a file in a folder that exists and is yours")
    }
}
