import Foundation

extension KeyFile {
    /// The path as a shell takes it.
    private var quoted: String { "'" + path.replacing("'", with: "'\\''") + "'" }

    /// Checks owner and mode.
    func checkAccess(_ status: stat) throws(VaultError) {
        guard status.st_uid == owner else {
            throw unreadable(
                "belongs to user \(status.st_uid), expected is user \(owner), as whom this process runs",
                fix: "Run: chown \(owner) \(quoted)")
        }
        let mode = status.st_mode & 0o7777
        guard Self.modes.contains(mode) else {
            throw unreadable("has mode \(octal(mode)), expected is 0600 or 0400", fix: "Run: chmod 600 \(quoted)")
        }
    }

    func openFailure(_ code: Int32) -> VaultError {
        switch code {
        case ELOOP: unreadable("is a symbolic link", fix: "Name the file itself")
        case ENOENT: unreadable("does not exist", fix: "Create a root key, or correct the path")
        default: unreadable(reason(code), fix: "It must be readable by user \(owner)")
        }
    }

    func unreadable(_ reason: String, fix: String) -> VaultError {
        .rootKeyUnreadable(path, reason, fix: fix)
    }

    func unwritable(_ code: Int32) -> VaultError {
        guard code != EEXIST else {
            return VaultError(
                .invalid, "\(path) exists already", fix: "Rotate it instead, or name another file", source: path)
        }
        return VaultError(
            .rootKeyUnreadable, "\(path) cannot be written: \(reason(code))",
            fix: "Its folder must be writable by user \(owner)", source: path)
    }

    func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

    private func octal(_ mode: mode_t) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
