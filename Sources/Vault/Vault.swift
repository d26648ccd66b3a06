internal import OpenSSLCrypto
internal import Synchronization

/// Envelope encryption: root keys wrap data keys, one organization's data key seals its secrets (SEC-1, SEC-3).
///
/// Knows nothing of grants or stores: wraps and sealed bytes are handed in and out, keeping them is the caller's work.
/// All calls are safe from any task; none blocks on input or output.
public final class Vault: Sendable {
    /// How many opened data keys are kept in memory unless told otherwise.
    public static let cachedDataKeysDefault = 256

    struct State {
        var ring: RootKeyRing
        var cache: DataKeyCache
    }

    let state: Mutex<State>

    /// Makes a vault over root keys.
    ///
    /// - Parameter cachedDataKeysMax: how many opened data keys are kept, two locked pages (8 KiB) each; 0 keeps none.
    public init(rootKeys: RootKeyRing, cachedDataKeysMax: Int = cachedDataKeysDefault) {
        state = Mutex(State(ring: rootKeys, cache: DataKeyCache(countMax: cachedDataKeysMax)))
    }

    /// Makes a vault over the root keys that `provider` gives.
    ///
    /// - Throws: `root_key_unreadable`.
    public convenience init(
        provider: some RootKeyProvider, cachedDataKeysMax: Int = cachedDataKeysDefault
    ) async throws(VaultError) {
        self.init(rootKeys: try await provider.rootKeys(), cachedDataKeysMax: cachedDataKeysMax)
    }

    /// The ids of the root keys in force, newest first.
    public var rootKeyIDs: [String] { state.withLock { $0.ring.ids } }

    /// Puts other root keys in force, without a pause: the way a running process takes up a rotation. Opened data keys
    /// are forgotten; those in use go on working.
    public func adopt(_ rootKeys: RootKeyRing) {
        state.withLock { state in
            state.ring = rootKeys
            state.cache = DataKeyCache(countMax: state.cache.countMax)
        }
    }

    /// Checks, at the start of a process, that every root key which stored wraps name is there (T-04).
    ///
    /// - Throws: `root_key_missing` for the first that is not.
    public func requireRootKeys(_ ids: some Sequence<String>) throws(VaultError) {
        let ring = state.withLock { $0.ring }
        for id in ids { _ = try ring.key(id) }
    }

    /// The key of the organization's audit chain under the newest root key.
    public func auditKey(organization: String) throws(VaultError) -> AuditKey {
        try auditKey(organization: organization, under: state.withLock { $0.ring.newest })
    }

    /// The key of an older segment of the organization's audit chain.
    ///
    /// - Throws: `root_key_missing`.
    public func auditKey(organization: String, rootKeyID: String) throws(VaultError) -> AuditKey {
        try auditKey(organization: organization, under: try state.withLock { $0.ring }.key(rootKeyID))
    }

    private func auditKey(organization: String, under root: RootKey) throws(VaultError) -> AuditKey {
        let bytes = try KeyUse.auditChain.key(from: root.bytes, scope: organization)
        return AuditKey(rootKeyID: root.id, organization: organization, bytes: bytes)
    }
}
