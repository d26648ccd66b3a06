/// The tables of version 1 for: grants, keys and what seals them.
///
/// Every foreign key goes through the organization, so that no row can refer to another's (SEC-1, T-15). `BYTEA` is
/// PostgreSQL's word for bytes; SQLite stores bytes as they come under any word.
enum GrantTables {
    static let statements: [SQL] = [
        dataKey, oneCurrentDataKey, dataKeysByRootKey, grant, grantsByAccount, refreshIntent, oneOpenIntent,
        oneReplayOfEach, intentsByGrant, key, keysByGrant, connectSession, oauthApp,
    ]

    /// Where an organization's app signs people in, for vendors with several such places.
    static let signInOfApps: [SQL] = ["ALTER TABLE oauth_app ADD COLUMN sign_in TEXT"]

    /// The organization's own keys, each wrapped by the root key that `root_key` names; `seals` counts their use.
    private static let dataKey: SQL = """
        CREATE TABLE data_key (
            organization TEXT NOT NULL REFERENCES organization (id),
            id TEXT NOT NULL,
            root_key TEXT NOT NULL,
            wrapped BYTEA NOT NULL,
            check_value BYTEA NOT NULL,
            seals BIGINT NOT NULL DEFAULT 0,
            created_at BIGINT NOT NULL,
            is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
            PRIMARY KEY (organization, id)
        )
        """

    private static let oneCurrentDataKey: SQL =
        "CREATE UNIQUE INDEX data_key_current ON data_key (organization) WHERE is_current = 1"

    private static let dataKeysByRootKey: SQL = "CREATE INDEX data_key_by_root ON data_key (root_key)"

    /// What a CRM issued. `sealed` is NULL once it was erased; `generation` counts the token pairs stored.
    private static let grant: SQL = """
        CREATE TABLE crm_grant (
            organization TEXT NOT NULL REFERENCES organization (id),
            id TEXT NOT NULL,
            crm TEXT NOT NULL,
            account TEXT NOT NULL,
            account_name TEXT,
            environment TEXT,
            crm_user TEXT,
            crm_user_email TEXT,
            method TEXT NOT NULL,
            generation BIGINT NOT NULL CHECK (generation >= 1),
            state TEXT NOT NULL
                CHECK (state IN ('live', 'reconnect_needed', 'quarantined', 'orphaned', 'revoked')),
            state_reason TEXT,
            state_since BIGINT NOT NULL,
            sealed BYTEA,
            data_key TEXT,
            expires_at BIGINT,
            issued_at BIGINT NOT NULL,
            scopes TEXT,
            refresh_behaviour TEXT CHECK (refresh_behaviour IN ('none', 'replay_safe', 'single_use')),
            cool_until BIGINT,
            owner_user TEXT,
            created_at BIGINT NOT NULL,
            version BIGINT NOT NULL,
            PRIMARY KEY (organization, id),
            FOREIGN KEY (organization, data_key) REFERENCES data_key (organization, id),
            FOREIGN KEY (organization, owner_user) REFERENCES user_account (organization, id)
        )
        """

    private static let grantsByAccount: SQL =
        "CREATE INDEX crm_grant_by_account ON crm_grant (organization, crm, account)"

    /// One attempt to refresh one generation, written before the request leaves (F-A1 to F-A11).
    private static let refreshIntent: SQL = """
        CREATE TABLE refresh_intent (
            organization TEXT NOT NULL,
            id TEXT NOT NULL,
            grant_id TEXT NOT NULL,
            generation BIGINT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'unknown', 'not_sent', 'refused', 'busy', 'done')),
            replay_of TEXT,
            created_at BIGINT NOT NULL,
            resolved_at BIGINT,
            PRIMARY KEY (organization, id),
            FOREIGN KEY (organization, grant_id) REFERENCES crm_grant (organization, id) ON DELETE CASCADE,
            FOREIGN KEY (organization, replay_of) REFERENCES refresh_intent (organization, id)
        )
        """

    /// The database itself forbids a second request while one is under way (I-01).
    private static let oneOpenIntent: SQL = """
        CREATE UNIQUE INDEX refresh_intent_open ON refresh_intent (organization, grant_id, generation)
            WHERE state = 'open'
        """

    /// The database itself forbids a second replay (I-03).
    private static let oneReplayOfEach: SQL = """
        CREATE UNIQUE INDEX refresh_intent_replay ON refresh_intent (organization, replay_of)
            WHERE replay_of IS NOT NULL
        """

    private static let intentsByGrant: SQL =
        "CREATE INDEX refresh_intent_by_grant ON refresh_intent (organization, grant_id, generation, created_at)"

    /// A user's right to use a grant. `tag` is a code under the data key that `tag_key` names (T-03).
    private static let key: SQL = """
        CREATE TABLE crm_key (
            organization TEXT NOT NULL,
            id TEXT NOT NULL,
            user_id TEXT NOT NULL,
            crm TEXT NOT NULL,
            grant_id TEXT NOT NULL,
            tag BYTEA NOT NULL,
            tag_key TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('connected', 'synced')),
            run TEXT,
            created_at BIGINT NOT NULL,
            version BIGINT NOT NULL,
            PRIMARY KEY (organization, id),
            UNIQUE (organization, user_id, crm),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id),
            FOREIGN KEY (organization, grant_id) REFERENCES crm_grant (organization, id),
            FOREIGN KEY (organization, tag_key) REFERENCES data_key (organization, id)
        )
        """

    private static let keysByGrant: SQL = "CREATE INDEX crm_key_by_grant ON crm_key (organization, grant_id, user_id)"

    /// An authorization under way: the state is kept as its SHA-256, the PKCE verifier sealed.
    private static let connectSession: SQL = """
        CREATE TABLE connect_session (
            organization TEXT NOT NULL REFERENCES organization (id),
            state_hash TEXT NOT NULL,
            actor TEXT NOT NULL,
            user_id TEXT NOT NULL,
            crm TEXT NOT NULL,
            verifier BYTEA,
            data_key TEXT NOT NULL,
            redirect TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            used_at BIGINT,
            PRIMARY KEY (organization, state_hash),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id),
            FOREIGN KEY (organization, data_key) REFERENCES data_key (organization, id)
        )
        """

    /// An organization's own app with a vendor, in place of the deployment's.
    private static let oauthApp: SQL = """
        CREATE TABLE oauth_app (
            organization TEXT NOT NULL REFERENCES organization (id),
            crm TEXT NOT NULL,
            client_id TEXT NOT NULL,
            sealed BYTEA,
            data_key TEXT NOT NULL,
            redirect TEXT NOT NULL,
            scopes TEXT NOT NULL,
            version BIGINT NOT NULL,
            PRIMARY KEY (organization, crm),
            FOREIGN KEY (organization, data_key) REFERENCES data_key (organization, id)
        )
        """
}
