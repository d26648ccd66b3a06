import Foundation

/// The folder of database, root key and anchors: ours, and closed to everyone else.
struct StateFolder {
    static let mode: mode_t = 0o700

    let path: String

    /// Makes the folder where it lacks; one that is there is only checked.
    ///
    /// - Returns: whether it was made.
    /// - Throws: `CommandFailure`.
    func make() throws(CommandFailure) -> Bool {
        if FileManager.default.fileExists(atPath: path) {
            try check()
            return false
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: Int(Self.mode)])
        } catch {
            throw failure("The state folder \(path) can't be made.", "Choose another one with --state-dir.")
        }
        // The umask may have taken rights away, and an existing parent changes nothing of them.
        guard chmod(path, Self.mode) == 0 else {
            throw failure("The mode of the state folder \(path) can't be set.", "Choose another one with --state-dir.")
        }
        return true
    }

    /// - Throws: `CommandFailure` for one that is missing, another's, or open to others.
    func check() throws(CommandFailure) {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            throw CommandFailure(
                .unavailable, code: "not_initialized", "There is no state folder \(path).",
                nextStep: "Run crm-gateway init, or name the folder with --state-dir.")
        }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            throw failure("\(path) is no folder.", "Name a folder with --state-dir.")
        }
        guard facts.st_uid == geteuid() else {
            throw failure(
                "The state folder \(path) belongs to another user.", "Run as its owner, or name another folder.")
        }
        guard facts.st_mode & 0o077 == 0 else {
            throw failure("Others can enter the state folder \(path).", "Run: chmod 700 \(path)")
        }
    }

    private func failure(_ message: String, _ nextStep: String) -> CommandFailure {
        CommandFailure(.unavailable, code: "state_folder", message, nextStep: nextStep)
    }
}
