internal import OpenSSLCrypto
internal import Synchronization

extension Vault {
    /// Makes a new random data key for an organization, wrapped under the newest root key.
    ///
    /// - Throws: `invalid` for an empty organization; `cryptography_failed`.
    public func makeDataKey(organization: String) throws(VaultError) -> DataKeyWrap {
        guard !organization.isEmpty else { throw VaultError(.invalid, "a data key belongs to an organization") }
        let bytes: SecretBytes
        let id: String
        do {
            bytes = try RandomBytes.secret(count: DataKey.countBytes)
            id = try RandomBytes.make(count: 16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        } catch { throw .making(error) }
        let checkValue = try DataKey.checkValue(of: bytes, organization: organization, id: id)
        let root = state.withLock { $0.ring.newest }
        return try wrap(bytes, organization: organization, id: id, checkValue: checkValue, under: root)
    }

    /// Opens a data key, or finds it among those opened lately.
    ///
    /// - Throws: `root_key_missing` where its root key is not loaded; `seal_mismatch` where the row was changed.
    public func open(_ wrap: DataKeyWrap) throws(VaultError) -> DataKey {
        if let known = state.withLock({ $0.cache.key(of: wrap) }) { return known }
        let key = try DataKey(try unwrap(wrap), organization: wrap.organization, id: wrap.id)
        return state.withLock { state in
            // Another task may have been faster: one value per wrap, so that its seals are counted in one place.
            if let known = state.cache.key(of: wrap) { return known }
            if state.ring.ids.contains(wrap.rootKeyID) { state.cache.insert(key, of: wrap) }
            return key
        }
    }

    /// Opens the data key that a row names, out of all that its organization has.
    ///
    /// - Throws: `data_key_unknown` where it is not among them, and as ``open(_:)``.
    public func open(
        dataKey id: String, organization: String, among wraps: [DataKeyWrap]
    ) throws(VaultError) -> DataKey {
        let own = wraps.filter { $0.organization == organization }
        guard let wrap = own.first(where: { $0.id == id }) else {
            throw .dataKeyUnknown(id, organization: organization, known: own.map(\.id))
        }
        return try open(wrap)
    }

    /// Wraps a data key anew under the newest root key; what it sealed stays as it is.
    ///
    /// - Returns: `nil` where it already is.
    /// - Throws: as ``open(_:)``.
    public func rewrap(_ old: DataKeyWrap) throws(VaultError) -> DataKeyWrap? {
        let newest = state.withLock { $0.ring.newest }
        guard old.rootKeyID != newest.id else { return nil }
        return try wrap(
            try unwrap(old), organization: old.organization, id: old.id, checkValue: old.checkValue, under: newest)
    }

    private func wrap(
        _ bytes: SecretBytes, organization: String, id: String, checkValue: [UInt8], under root: RootKey
    ) throws(VaultError) -> DataKeyWrap {
        let key = try KeyUse.dataKeyWrap.key(from: root.bytes)
        let context = Self.wrapContext(organization: organization, id: id, rootKeyID: root.id)
        let wrapped: [UInt8]
        do { wrapped = try SealedBox.seal(bytes, key: key, authenticating: context) } catch { throw .making(error) }
        return DataKeyWrap(
            organization: organization, id: id, rootKeyID: root.id, wrapped: wrapped, checkValue: checkValue)
    }

    private func unwrap(_ wrap: DataKeyWrap) throws(VaultError) -> SecretBytes {
        let what = "the row of data key \(wrap.id)"
        let root = try state.withLock { $0.ring }.key(wrap.rootKeyID)
        let key = try KeyUse.dataKeyWrap.key(from: root.bytes)
        let context = Self.wrapContext(organization: wrap.organization, id: wrap.id, rootKeyID: wrap.rootKeyID)
        let bytes: SecretBytes
        do { bytes = try SealedBox.open(wrap.wrapped, key: key, authenticating: context) } catch {
            throw .opening(what, error)
        }
        let expected = try DataKey.checkValue(of: bytes, organization: wrap.organization, id: wrap.id)
        guard bytes.count == DataKey.countBytes, ConstantTime.equal(wrap.checkValue, expected) else {
            throw .sealMismatch(what)
        }
        return bytes
    }

    private static func wrapContext(organization: String, id: String, rootKeyID: String) -> [UInt8] {
        LengthPrefixed([KeyUse.dataKeyWrap.rawValue, organization, id, rootKeyID]).bytes
    }
}
