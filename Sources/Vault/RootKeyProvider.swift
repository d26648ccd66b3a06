/// Where root keys come from.
public protocol RootKeyProvider: Sendable {
    /// What the keys are read from, for messages: a path, the name of a variable, a program. Never a value.
    var source: String { get }

    /// Reads the keys in force now.
    ///
    /// - Throws: `root_key_unreadable`, which says why and how to mend it.
    func rootKeys() async throws(VaultError) -> RootKeyRing
}
