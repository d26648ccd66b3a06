internal import Foundation
internal import OpenSSLCrypto
internal import Synchronization

/// Root keys in an environment variable, for places that offer nothing better: an environment is inherited by children and
/// shown by process listings, so prefer a file or a command.
///
/// The variable is read once, its memory overwritten (also what `/proc/self/environ` shows) and the variable removed, whether
/// it held keys or not. Several keys are separated by commas or line ends, newest first.
/// Read it at the start, before other threads run: the C environment has no lock.
public final class EnvironmentRootKeyProvider: RootKeyProvider {
    private let variable: String
    private let outcome = Mutex<Result<RootKeyRing, VaultError>?>(nil)

    /// Names the variable; it is read by ``rootKeys()``, not before.
    public init(variable: String) { self.variable = variable }

    /// The variable's name, as a shell would write it.
    public var source: String { "$\(variable)" }

    /// Reads the variable the first time, and gives the same answer each time after.
    ///
    /// - Throws: `root_key_unreadable` where the variable is not set or holds no keys.
    public func rootKeys() throws(VaultError) -> RootKeyRing {
        try outcome.withLock { outcome throws(VaultError) in
            let known = outcome ?? Result { () throws(VaultError) in try take() }
            outcome = known
            return try known.get()
        }
    }

    private func take() throws(VaultError) -> RootKeyRing {
        guard let value = getenv(variable) else {
            throw .rootKeyUnreadable(source, "is not set", fix: "Expected are \(RootKeyText.form)")
        }
        let count = strlen(value)
        let text = SecretBytes(
            copying: UnsafeRawBufferPointer(start: value, count: min(count, RootKeyText.countBytesMax)))
        SecretMemory.overwrite(UnsafeMutableRawBufferPointer(start: value, count: count))
        unsetenv(variable)
        return try RootKeyText.read(text, from: source)
    }
}
