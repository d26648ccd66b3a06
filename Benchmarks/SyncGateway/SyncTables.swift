import SQLStore

/// The tables of the store, and statements over them; literals, as `SQL` takes no other.
enum SyncTables {
    /// All rows of each table that a sync, or anything else, may write.
    static let all: [(name: String, rows: SQL)] = [
        ("audit_entry", "SELECT * FROM audit_entry ORDER BY organization, sequence"),
        ("audit_head", "SELECT * FROM audit_head"),
        ("audit_refusal_tally", "SELECT * FROM audit_refusal_tally"),
        ("connect_session", "SELECT * FROM connect_session"),
        ("crm_binding", "SELECT * FROM crm_binding ORDER BY user_id, crm"),
        ("crm_grant", "SELECT * FROM crm_grant"),
        ("crm_key", "SELECT * FROM crm_key ORDER BY user_id, crm"),
        ("dashboard", "SELECT * FROM dashboard"),
        ("data_key", "SELECT * FROM data_key"),
        ("gateway_event", "SELECT * FROM gateway_event ORDER BY organization, sequence"),
        ("idempotency", "SELECT * FROM idempotency"),
        ("lease", "SELECT * FROM lease"),
        ("mail_outbox", "SELECT * FROM mail_outbox ORDER BY id"),
        ("oauth_app", "SELECT * FROM oauth_app"),
        ("organization", "SELECT * FROM organization"),
        ("organization_admin", "SELECT * FROM organization_admin"),
        ("owner_policy", "SELECT * FROM owner_policy"),
        ("owner_property", "SELECT * FROM owner_property"),
        ("owner_sight", "SELECT * FROM owner_sight ORDER BY user_id, crm"),
        ("owner_sight_choice", "SELECT * FROM owner_sight_choice"),
        ("record_type_document", "SELECT * FROM record_type_document"),
        ("record_type_link", "SELECT * FROM record_type_link ORDER BY user_id, crm"),
        ("refresh_intent", "SELECT * FROM refresh_intent"),
        ("run", "SELECT * FROM run"),
        ("run_event", "SELECT * FROM run_event"),
        ("run_step", "SELECT * FROM run_step"),
        ("run_target", "SELECT * FROM run_target"),
        ("settings_change", "SELECT * FROM settings_change ORDER BY user_id, category, version"),
        ("settings_document", "SELECT * FROM settings_document ORDER BY hash"),
        ("settings_reference", "SELECT * FROM settings_reference ORDER BY user_id, category"),
        ("settings_trouble", "SELECT * FROM settings_trouble ORDER BY run, user_id, category"),
        ("team", "SELECT * FROM team"),
        ("team_member", "SELECT * FROM team_member"),
        ("user_account", "SELECT * FROM user_account"),
    ]
}
