import Foundation
import OpenSSLCrypto

/// One file that only its owner may read: the checks before its content is trusted, and its replacement in one step.
struct KeyFile: Sendable {
    /// The modes accepted, octal.
    static let modes: [mode_t] = [0o600, 0o400]
    /// How often a file that is replaced while it is being locked is opened anew.
    private static let lockAttemptsMax = 16

    let path: String
    /// The user who must own the file.
    let owner: uid_t

    /// Opens the file and checks that it is a regular one, ours, and closed to all others.
    func open() throws(VaultError) -> OpenFile {
        // Not followed: a link could point at a file that somebody else controls. Not blocking: a pipe must not hang us.
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw openFailure(errno) }
        let file = OpenFile(descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(reason(errno), fix: "Check the file system") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw unreadable("is not a regular file", fix: "Name the file that holds the keys")
        }
        try checkAccess(status)
        return file
    }

    /// The content of an open file.
    func content(of file: borrowing OpenFile) throws(VaultError) -> SecretBytes {
        guard let content = file.content(countMax: RootKeyText.countBytesMax) else {
            throw unreadable(
                "is longer than \(RootKeyText.countBytesMax) bytes or cannot be read", fix: "Is it the key file?")
        }
        return content
    }

    /// Opens the file and locks out other writers; the lock goes with the open file.
    func lock() throws(VaultError) -> OpenFile {
        for _ in 0..<Self.lockAttemptsMax {
            let file = try open()
            guard flock(file.descriptor, LOCK_EX) == 0 else { throw unreadable(reason(errno), fix: "Try again") }
            // Another writer may have put a new file in this one's place while we waited.
            if file.isStill(at: path) { return file }
        }
        throw unreadable("is being replaced all the time", fix: "Find out who writes it, and try again")
    }

    /// Puts `content` in the file's place in one step: a reader sees the old file or the new one, whole.
    func replace(with content: SecretBytes, mode: mode_t) throws(VaultError) {
        try place(content, mode: mode) { Foundation.rename($0, path) }
    }

    /// Makes the file, in one step; refuses where something is there already.
    func create(_ content: SecretBytes) throws(VaultError) {
        try place(content, mode: 0o600) { link($0, path) }
    }

    private func place(
        _ content: SecretBytes, mode: mode_t, by putting: (String) -> Int32
    ) throws(VaultError) {
        let temporary = "\(path).new-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let descriptor = Foundation.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(errno) }
        defer { unlink(temporary) }
        do {
            let file = OpenFile(descriptor)
            guard file.write(content), fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
                throw unwritable(errno)
            }
        }
        guard putting(temporary) == 0 else { throw unwritable(errno) }
        try syncFolder()
    }

    /// Makes the new name durable.
    private func syncFolder() throws(VaultError) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let descriptor = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(errno) }
        let file = OpenFile(descriptor)
        guard fsync(file.descriptor) == 0 else { throw unwritable(errno) }
    }
}
