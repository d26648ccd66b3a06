import ConnectorKit
import Foundation

/// A file that holds one secret and nothing else.
struct SecretFile {
    let path: String
    let bytesMax: Int

    /// Reads it; a line end at its end isn't part of the secret.
    ///
    /// - Throws: `CommandFailure` for one that isn't there, isn't ours alone, or holds more than a secret.
    func read() throws(CommandFailure) -> Secret {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure("can't be opened.", "Check its path and rights.") }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw failure("is no plain file.", "Name the file that holds the secret.")
        }
        guard facts.st_mode & 0o077 == 0 else { throw failure("can be read by others.", "Run: chmod 600 \(path)") }
        return try SecretInput(descriptor: descriptor, bytesMax: bytesMax, name: path).read()
    }

    private func failure(_ problem: String, _ nextStep: String) -> CommandFailure {
        CommandFailure(.usage, code: "secret_file", "The file \(path) \(problem)", nextStep: nextStep)
    }
}
