import ConnectorKit
import Foundation

/// A secret that comes through a descriptor: standard input, a terminal, a file (T-12).
struct SecretInput {
    let descriptor: Int32
    let bytesMax: Int
    let name: String

    /// Reads to the end, and takes away one line end.
    ///
    /// - Throws: `CommandFailure` when there is nothing, or too much.
    func read() throws(CommandFailure) -> Secret {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: bytesMax + 1)
        while bytes.count <= bytesMax {
            let count = Foundation.read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += part[..<count]
            if isatty(descriptor) == 1, bytes.last == UInt8(ascii: "\n") { break }
        }
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.isEmpty else { throw failure("is empty.") }
        guard bytes.count <= bytesMax, let text = String(validating: bytes, as: UTF8.self) else {
            throw failure("is no secret: more than \(bytesMax) bytes, or no text.")
        }
        return Secret(text)
    }

    private func failure(_ problem: String) -> CommandFailure {
        CommandFailure(
            .usage, code: "secret_input", "What came from \(name) \(problem)",
            nextStep: "Give the secret and nothing else through standard input or a file.")
    }
}
