import Foundation

/// The editor that a person has chosen, run on a file of its own.
struct TextEditor: Sendable {
    /// The command, `$VISUAL` or `$EDITOR`; it may hold arguments.
    let command: String

    /// The editor of an environment.
    ///
    /// - Throws: `CommandFailure` where none is chosen: to guess one would leave people in a program that they can't leave.
    init(_ environment: [String: String]) throws(CommandFailure) {
        let chosen = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty }
        guard let chosen else {
            throw CommandFailure(
                .usage, code: "editor_missing", "No editor is chosen.",
                nextStep: "Set VISUAL or EDITOR, or use: crm-gateway settings set.")
        }
        command = chosen
    }

    /// Lets a person edit a text, in a file that only they can read.
    ///
    /// - Throws: `CommandFailure` where the editor can't be run, or ends with an error: nothing is to be done then.
    func edit(_ text: String, at path: String) throws(CommandFailure) -> String {
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw failure("The file for the editor can't be written.") }
        let status = try run(on: path)
        guard status == 0 else { throw failure("The editor ended with \(status).") }
        guard let bytes = FileManager.default.contents(atPath: path), let edited = String(bytes: bytes, encoding: .utf8)
        else { throw failure("The edited file can't be read.") }
        return edited
    }

    /// Through the shell, as `$EDITOR` is a command line; in this process's group, so that it has the terminal.
    private func run(on path: String) throws(CommandFailure) -> Int32 {
        let line = "\(command) \"$1\""
        let arguments: [String] = ["/bin/sh", "-c", line, "sh", path]
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { words.forEach { free($0) } }
        var child = pid_t()
        guard posix_spawn(&child, "/bin/sh", nil, nil, &words, environ) == 0 else {
            throw failure("The shell can't be run.")
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw failure("The editor can't be waited for.") }
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    private func failure(_ message: String) -> CommandFailure {
        CommandFailure(
            .failures, code: "editor_failed", message, nextStep: "Nothing was changed. Check VISUAL and EDITOR.")
    }
}
