import Foundation

/// Where an export goes: a new file that its owner alone may read, or standard output.
struct ExportFile: Sendable {
    /// The standard output of this process.
    static let standardOutput = ExportFile(descriptor: STDOUT_FILENO, path: nil)

    private let descriptor: Int32
    private let path: String?

    /// Makes a file; one that is there is left alone.
    ///
    /// - Throws: `CommandFailure`.
    init(creating path: String) throws(CommandFailure) {
        let opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw Self.failure(
                errno == EEXIST ? "The file \(path) is there already." : "The file \(path) can't be made.")
        }
        self.init(descriptor: opened, path: path)
    }

    private init(descriptor: Int32, path: String?) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Writes all of a text.
    func write(_ text: String) throws(CommandFailure) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { throw Self.failure("The export can't be written to its end.") }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes sure that it is on the disk.
    func finish() throws(CommandFailure) {
        guard fsync(descriptor) == 0, close(descriptor) == 0 else {
            throw Self.failure("The export can't be written to its end.")
        }
    }

    /// Removes half a file.
    func discard() {
        close(descriptor)
        if let path { unlink(path) }
    }

    private static func failure(_ message: String) -> CommandFailure {
        CommandFailure(
            .usage, code: "export_file", message,
            nextStep: "Name a new file, in a folder with room that you may write to.")
    }
}
