import SQLStore
import Workspace

/// The settings of an organization's users, inside one transaction: documents by hash, and who refers to which.
struct SettingsStore {
    let organization: OrganizationID
    let transaction: any SQLTransaction
    /// What was read of the organization's documents before; `nil` reads each anew.
    var known: ReadDocuments?

    /// The documents themselves.
    var documents: SettingsDocumentRepository {
        SettingsDocumentRepository(organization: organization, transaction: transaction)
    }

    /// Who refers to which.
    var references: SettingsReferenceRepository {
        SettingsReferenceRepository(organization: organization, transaction: transaction)
    }

    /// Each version of that.
    var changes: SettingsChangeRepository {
        SettingsChangeRepository(organization: organization, transaction: transaction)
    }

    /// Keeps a value, once for each content.
    ///
    /// - Returns: its hash.
    @discardableResult
    func keep(_ document: SettingsDocument) throws -> String {
        let row = SettingsDocumentRow(document)
        try documents.keep([row])
        return row.hash
    }

    /// Keeps somebody's own part, once for each content.
    ///
    /// - Returns: its hash.
    @discardableResult
    func keep(_ overlay: SettingsOverlay) throws -> String {
        let row = SettingsDocumentRow(overlay)
        try documents.keep([row])
        return row.hash
    }

    /// A value by its hash.
    ///
    /// - Throws: `GatewayError` `settings_unreadable` where it isn't there, or this program can't read it.
    func document(_ hash: String, _ category: Category) throws -> SettingsDocument {
        guard let known else { return try read(hash, category) }
        return try known.document(hash) { try read(hash, category) }
    }

    private func read(_ hash: String, _ category: Category) throws -> SettingsDocument {
        guard let text = try documents.contents([hash])[hash] else { throw GatewayError.settingsUnreadable(category) }
        do {
            return try SettingsDocument(canonicalText: text, category: category)
        } catch {
            throw GatewayError.settingsUnreadable(category, error.first)
        }
    }

    /// Somebody's own part by its hash.
    ///
    /// - Throws: as ``document(_:_:)``.
    func overlay(_ hash: String, _ category: Category) throws -> SettingsOverlay {
        guard let text = try documents.contents([hash])[hash] else { throw GatewayError.settingsUnreadable(category) }
        do {
            return try SettingsOverlay(canonicalText: text, category: category)
        } catch {
            throw GatewayError.settingsUnreadable(category, error.first)
        }
    }

    /// What a reference leads to: document and own part together; `nil` where there is neither.
    func effective(_ reference: SettingsReferenceRow?) throws -> SettingsValue? {
        guard let reference else { return nil }
        return SettingsMerge.effective(
            try reference.hash.map { try document($0, reference.category) }?.value,
            try reference.overlay.map { try overlay($0, reference.category) })
    }

    /// What a user has of a category; `nil` where it was never configured, or was cleared.
    func effective(of user: UserID, _ category: Category) throws -> SettingsValue? {
        try effective(try references.find(user, category))
    }

    /// Writes references, each with its next version, and each as a version of its own.
    ///
    /// Documents must have been kept. The caller has decided who may have what, and audits it.
    ///
    /// - Parameters:
    ///   - current: what these users have now, where the caller has read it in this transaction; `nil` to read it here.
    ///   - actor: who acts; `nil` for scheduled work.
    /// - Returns: what was written.
    @discardableResult
    func write(
        _ writes: [SettingsWrite], over current: [UserID: [Category: SettingsReferenceRow]]? = nil, actor: UserID?
    ) throws -> [SettingsReferenceRow] {
        guard !writes.isEmpty else { return [] }
        let users = Array(Set(writes.map(\.user)))
        let current = try current ?? references.of(users)
        let unreferenced = Set(writes.filter { current[$0.user]?[$0.category] == nil }.map(\.user))
        // A dashboard that went took its references along; what they were is in the versions, and versions never fall.
        let last = try changes.lastVersions(of: Array(unreferenced))
        let now = transaction.now
        let rows = writes.map { write in
            let before = max(
                current[write.user]?[write.category]?.version ?? 0, last[write.user]?[write.category] ?? 0)
            return SettingsReferenceRow(write, version: before + 1, at: now)
        }
        try references.put(rows)
        try changes.append(rows.map { SettingsChangeRow($0, actor: actor) })
        return rows
    }
}

extension SettingsDocumentRow {
    /// A value, ready to be kept.
    init(_ document: SettingsDocument) {
        self.init(
            hash: SettingsHash.of(document), category: document.category, kind: .value,
            content: document.canonicalText)
    }

    /// Somebody's own part, ready to be kept.
    init(_ overlay: SettingsOverlay) {
        self.init(
            hash: SettingsHash.of(overlay), category: overlay.category, kind: .overlay,
            content: overlay.canonicalText)
    }
}

extension SettingsReferenceRow {
    fileprivate init(_ write: SettingsWrite, version: Int64, at now: Int64) {
        self.init(
            user: write.user, category: write.category, hash: write.hash, overlay: write.overlay, version: version,
            origin: write.origin, run: write.run, source: write.source, isEdited: write.isEdited, changedAt: now)
    }
}
