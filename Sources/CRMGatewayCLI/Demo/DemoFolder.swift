import Foundation

/// The demo's temporary folder, 0700, with what is secret in a folder of its own inside of it.
struct DemoFolder: Sendable {
    /// Where secrets lie, from the folder's path on.
    private static let secrets = "secrets"

    let path: String

    /// Makes one.
    ///
    /// - Throws: `CommandFailure` where none can be made.
    init() throws(CommandFailure) {
        var template = Array((FileManager.default.temporaryDirectory.path + "/crm-gateway-demo-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw CommandFailure(
                .unavailable, code: "demo_failed", "No temporary folder can be made.",
                nextStep: "Set TMPDIR to a folder.")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard mkdir("\(path)/\(Self.secrets)", 0o700) == 0 else { throw Self.notWritten }
    }

    /// Writes a file that isn't there yet, mode 0600.
    func write(_ text: String, to name: String) throws(CommandFailure) {
        let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.notWritten }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw Self.notWritten
        }
    }

    /// Writes a secret; it goes with the demo at the latest, even where the folder is kept.
    ///
    /// - Returns: the file's path from the folder on.
    func writeSecret(_ text: String, to name: String) throws(CommandFailure) -> String {
        let file = "\(Self.secrets)/\(name)"
        try write(text, to: file)
        return file
    }

    /// Removes a file, if it is there.
    func remove(_ name: String) {
        try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }

    /// Removes the folder, or its secrets alone.
    func clear(keeping keepsFolder: Bool) {
        if keepsFolder {
            remove(Self.secrets)
        } else {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    private static var notWritten: CommandFailure {
        CommandFailure(
            .unavailable, code: "demo_failed", "The temporary folder can't be written.",
            nextStep: "Set TMPDIR to another folder.")
    }
}
