import ConnectorKit
import SQLStore
import Vault
import Workspace

/// Makes and checks the tags of keys under one opened data key (T-03); does no input or output.
struct KeyTagger: Sendable {
    private static let purpose = "crm_key"

    private let vault: Vault
    private let key: DataKey

    init(vault: Vault, key: DataKey) {
        self.vault = vault
        self.key = key
    }

    /// The data key's id, which is stored beside each tag.
    var keyID: String { key.id }

    /// A new key with its tag.
    func key(
        id: KeyID, user: UserID, crm: CRMID, grant: GrantID, origin: CRMKeyOrigin, run: RunID?, createdAt: Int64
    ) -> CRMKeyRow {
        CRMKeyRow(
            id: id, user: user, crm: crm, grant: grant, tag: tag(id: id, user: user, crm: crm, grant: grant),
            tagKey: keyID, origin: origin, run: run, createdAt: createdAt)
    }

    /// The tag over organization, user, CRM, grant and key id.
    func tag(id: KeyID, user: UserID, crm: CRMID, grant: GrantID) -> [UInt8] {
        vault.tag(of: fields(id, user, crm, grant), under: key)
    }

    /// Whether we made this row, as it stands.
    func isValid(_ row: CRMKeyRow) -> Bool {
        row.tagKey == keyID
            && vault.isValid(row.tag, of: fields(row.id, row.user, row.crm, row.grant), under: key)
    }

    private func fields(_ id: KeyID, _ user: UserID, _ crm: CRMID, _ grant: GrantID) -> [String] {
        [Self.purpose, key.organization, user.rawValue, crm.rawValue, grant.rawValue, id.rawValue]
    }
}
