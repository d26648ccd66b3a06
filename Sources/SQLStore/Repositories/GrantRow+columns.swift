import ConnectorKit
import Workspace

extension GrantRow {
    /// In the order of ``init(_:)`` and ``values(in:)``.
    static let columns: SQL = """
        id, crm, account, account_name, environment, crm_user, crm_user_email, method, generation, state, \
        state_reason, state_since, sealed, data_key, expires_at, issued_at, scopes, refresh_behaviour, cool_until, \
        owner_user, created_at, version
        """
    static let columnCount = 22

    /// Reads ``columns``.
    init(_ row: SQLRow) throws(StoreError) {
        guard
            let method = AuthenticationMethod.Kind(rawValue: try row.text(7)),
            let state = GrantState(rawValue: try row.text(9))
        else { throw StoreError(.unreadable, "A grant has a method or state that this program doesn't know.") }
        self.init(
            id: GrantID(rawValue: try row.text(0)), crm: CRMID(rawValue: try row.text(1)),
            account: CRMAccountID(rawValue: try row.text(2)), accountName: try row.textOrNil(3),
            environment: try row.textOrNil(4), crmUser: try row.textOrNil(5).map(CRMUserID.init(rawValue:)),
            crmUserEmail: try row.textOrNil(6).map(EmailKey.init(rawValue:)), method: method,
            generation: try row.integer(8), state: state, stateReason: try row.textOrNil(10),
            stateSince: try row.integer(11), sealed: try row.blobOrNil(12), dataKey: try row.textOrNil(13),
            expiresAt: try row.integerOrNil(14), issuedAt: try row.integer(15),
            scopes: try row.textOrNil(16).map { text throws(StoreError) in try GrantScopeList.decode(text) },
            refreshBehaviour: try row.textOrNil(17).flatMap(RefreshBehaviour.init(rawValue:)),
            coolUntil: try row.integerOrNil(18), ownerUser: try row.textOrNil(19).map(UserID.init(rawValue:)),
            createdAt: try row.integer(20), version: try row.integer(21))
    }

    /// The values of ``columns``.
    func values() -> [SQLValue] {
        [
            .text(id.rawValue), .text(crm.rawValue), .text(account.rawValue), .text(accountName), .text(environment),
            .text(crmUser?.rawValue), .text(crmUserEmail?.rawValue), .text(method.rawValue), .integer(generation),
            .text(state.rawValue), .text(stateReason), .integer(stateSince), sealed.map { .blob($0) } ?? .null,
            .text(dataKey), .integer(expiresAt), .integer(issuedAt), .text(scopes.map(GrantScopeList.encode)),
            .text(refreshBehaviour?.rawValue), .integer(coolUntil), .text(ownerUser?.rawValue), .integer(createdAt),
            .integer(version),
        ]
    }
}
