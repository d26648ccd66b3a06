internal import Foundation
internal import OpenSSLCrypto

/// Root keys in a file: one a line, newest first, base64 (44 characters) or hexadecimal (64 digits) of 32 bytes each;
/// empty lines and lines that start with `#` are skipped; at most 64 KiB.
///
/// The file must be a regular one (no symbolic link), belong to the user whom the process runs as, and have mode 0600
/// or 0400. It must lie outside the database's folder and its backups.
public struct FileRootKeyProvider: RootKeyProvider {
    private let file: KeyFile

    /// Names the file; it is read by ``rootKeys()``, not before.
    public init(path: String) {
        self.init(path: path, owner: geteuid())
    }

    /// Names the file and who must own it.
    init(path: String, owner: uid_t) {
        file = KeyFile(path: path, owner: owner)
    }

    /// The path.
    public var source: String { file.path }

    /// Reads the file.
    ///
    /// - Throws: `root_key_unreadable`: missing, a link, a folder, of another owner or mode, or no keys in it. The error
    ///   names the command that mends owner or mode.
    public func rootKeys() throws(VaultError) -> RootKeyRing {
        let opened = try file.open()
        return try RootKeyText.read(try file.content(of: opened), from: source)
    }

    /// Makes the file with one new random key, mode 0600. A reader sees no file or the whole file.
    ///
    /// - Throws: `invalid` where something is there already: it is never overwritten.
    public func create() throws(VaultError) -> RootKeyRing {
        let key = try RootKey.generate()
        try file.create(RootKeyText.write([key]))
        return try RootKeyRing(newestFirst: [key])
    }

    /// Puts a new random key first and keeps the old ones behind it. Comments in the file are not kept; its mode is.
    ///
    /// The file is replaced in one step and other rotations wait. Running processes go on with the keys they hold,
    /// and open nothing that was wrapped under the new key until they read the file again (``Vault/adopt(_:)``).
    public func rotate() throws(VaultError) -> RootKeyRing {
        let new = try RootKey.generate()
        return try change { (keys: [RootKey]) throws(VaultError) in [new] + keys }
    }

    /// Takes an old key out. Only when nothing is wrapped under it any more, in the store and in every backup that
    /// may still be restored: what is left under it becomes unreadable.
    ///
    /// - Throws: `invalid` for the newest key; `root_key_missing` where the file does not hold it.
    public func retire(_ id: String) throws(VaultError) -> RootKeyRing {
        try change { (keys: [RootKey]) throws(VaultError) in
            guard keys.first?.id != id else {
                throw VaultError(.invalid, "root key \(id) is the newest and in use", fix: "Rotate first")
            }
            guard keys.contains(where: { $0.id == id }) else { throw .rootKeyMissing(id, loaded: keys.map(\.id)) }
            return keys.filter { $0.id != id }
        }
    }

    private func change(
        _ edit: ([RootKey]) throws(VaultError) -> [RootKey]
    ) throws(VaultError) -> RootKeyRing {
        let locked = try file.lock()
        let old = try RootKeyText.read(try file.content(of: locked), from: source)
        let ring = try RootKeyRing(newestFirst: try edit(old.keys))
        try file.replace(with: RootKeyText.write(ring.keys), mode: locked.mode ?? 0o600)
        return ring
    }
}
