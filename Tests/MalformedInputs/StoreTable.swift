import SQLStore

/// A table whose rows a refused call must leave alone. Statements are literals, so each table is written down here;
/// `StoreDigest` fails when the schema has one more.
struct StoreTable {
    let name: String
    let rows: SQL

    /// The tables of the audit log, where a refusal is written.
    static let audit: Set = ["audit_entry", "audit_head", "audit_refusal_tally"]

    static let all = [
        StoreTable(name: "bulk_act", rows: "SELECT * FROM bulk_act"),
        StoreTable(name: "bulk_threshold", rows: "SELECT * FROM bulk_threshold"),
        StoreTable(name: "connect_session", rows: "SELECT * FROM connect_session"),
        StoreTable(name: "crm_binding", rows: "SELECT * FROM crm_binding"),
        StoreTable(name: "crm_grant", rows: "SELECT * FROM crm_grant"),
        StoreTable(name: "crm_key", rows: "SELECT * FROM crm_key"),
        StoreTable(name: "dashboard", rows: "SELECT * FROM dashboard"),
        StoreTable(name: "data_key", rows: "SELECT * FROM data_key"),
        StoreTable(name: "designated_record", rows: "SELECT * FROM designated_record"),
        StoreTable(name: "gateway_event", rows: "SELECT * FROM gateway_event"),
        StoreTable(name: "idempotency", rows: "SELECT * FROM idempotency"),
        StoreTable(name: "lease", rows: "SELECT * FROM lease"),
        StoreTable(name: "mail_outbox", rows: "SELECT * FROM mail_outbox"),
        StoreTable(name: "oauth_app", rows: "SELECT * FROM oauth_app"),
        StoreTable(name: "organization", rows: "SELECT * FROM organization"),
        StoreTable(name: "organization_admin", rows: "SELECT * FROM organization_admin"),
        StoreTable(name: "owner_policy", rows: "SELECT * FROM owner_policy"),
        StoreTable(name: "owner_property", rows: "SELECT * FROM owner_property"),
        StoreTable(name: "owner_sight", rows: "SELECT * FROM owner_sight"),
        StoreTable(name: "owner_sight_choice", rows: "SELECT * FROM owner_sight_choice"),
        StoreTable(name: "probe", rows: "SELECT * FROM probe"),
        StoreTable(name: "record_type_document", rows: "SELECT * FROM record_type_document"),
        StoreTable(name: "record_type_link", rows: "SELECT * FROM record_type_link"),
        StoreTable(name: "refresh_intent", rows: "SELECT * FROM refresh_intent"),
        StoreTable(name: "removal", rows: "SELECT * FROM removal"),
        StoreTable(name: "run", rows: "SELECT * FROM run"),
        StoreTable(name: "run_event", rows: "SELECT * FROM run_event"),
        StoreTable(name: "run_step", rows: "SELECT * FROM run_step"),
        StoreTable(name: "run_target", rows: "SELECT * FROM run_target"),
        StoreTable(name: "schema_migration", rows: "SELECT * FROM schema_migration"),
        StoreTable(name: "settings_change", rows: "SELECT * FROM settings_change"),
        StoreTable(name: "settings_document", rows: "SELECT * FROM settings_document"),
        StoreTable(name: "settings_reference", rows: "SELECT * FROM settings_reference"),
        StoreTable(name: "settings_trouble", rows: "SELECT * FROM settings_trouble"),
        StoreTable(name: "team", rows: "SELECT * FROM team"),
        StoreTable(name: "team_member", rows: "SELECT * FROM team_member"),
        StoreTable(name: "user_account", rows: "SELECT * FROM user_account"),
        StoreTable(name: "verified_person", rows: "SELECT * FROM verified_person"),
    ]
}
