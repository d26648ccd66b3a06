/// The root keys in force: the newest seals, all of them open.
public struct RootKeyRing: Sendable {
    /// How many keys a ring takes. Old ones leave once all is rewrapped, so that a longer ring is a mistake.
    public static let keysMax = 32

    /// All keys, newest first; at least one.
    public let keys: [RootKey]
    /// The key that new data keys are wrapped under.
    public let newest: RootKey

    /// Puts keys in force, the newest first.
    ///
    /// - Throws: `invalid` for no key, more than ``keysMax``, or one key twice.
    public init(newestFirst keys: [RootKey]) throws(VaultError) {
        guard let newest = keys.first else { throw VaultError(.invalid, "there is no root key") }
        guard keys.count <= Self.keysMax else {
            throw VaultError(.invalid, "\(keys.count) root keys are more than \(Self.keysMax)", fix: "Retire old ones")
        }
        var seen: Set<String> = []
        for key in keys where !seen.insert(key.id).inserted {
            throw VaultError(.invalid, "root key \(key.id) is there twice", fix: "Remove the second one")
        }
        self.keys = keys
        self.newest = newest
    }

    /// The ids of all keys, newest first.
    public var ids: [String] { keys.map(\.id) }

    /// The key with this id.
    ///
    /// - Throws: `root_key_missing`, which names the key needed and those loaded. An unknown id never means that stored
    ///   bytes are damaged.
    public func key(_ id: String) throws(VaultError) -> RootKey {
        guard let key = keys.first(where: { $0.id == id }) else { throw .rootKeyMissing(id, loaded: ids) }
        return key
    }
}
