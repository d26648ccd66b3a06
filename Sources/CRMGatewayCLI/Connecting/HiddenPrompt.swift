import ConnectorKit
import Foundation

/// Asks for a secret on a terminal without showing it, or reads it from standard input.
enum HiddenPrompt {
    /// - Throws: `CommandFailure` when nothing comes.
    static func secret(_ question: String, bytesMax: Int) throws(CommandFailure) -> Secret {
        let input = SecretInput(descriptor: STDIN_FILENO, bytesMax: bytesMax, name: "standard input")
        var before = termios()
        guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &before) == 0 else { return try input.read() }
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
        FileHandle.standardError.write(Data(question.utf8))
        defer { FileHandle.standardError.write(Data("\n".utf8)) }
        return try input.read()
    }
}
