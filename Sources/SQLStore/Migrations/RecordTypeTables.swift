/// The tables of version 2: record types, one document for each content, and who they are for.
enum RecordTypeTables {
    static let statements: [SQL] = [
        document, link, linksByKey, linksByDocument,
        "ALTER TABLE run_target ADD COLUMN record_types_before TEXT",
        "ALTER TABLE run_target ADD COLUMN record_types_after BIGINT",
    ]

    /// What a CRM said, once for each content: ten thousand people who see the same share one row. `hash` is the
    /// SHA-256 of `content`, in hexadecimal.
    private static let document: SQL = """
        CREATE TABLE record_type_document (
            organization TEXT NOT NULL REFERENCES organization (id),
            hash TEXT NOT NULL,
            content TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (organization, hash)
        )
        """

    /// Whom a document is for. No key, no record types: the database itself keeps that (SYNC-7), and that none outlives
    /// the very key under which it was written: a key that is replaced gets another id, which the second reference refuses
    /// while a row is left.
    private static let link: SQL = """
        CREATE TABLE record_type_link (
            organization TEXT NOT NULL,
            user_id TEXT NOT NULL,
            crm TEXT NOT NULL,
            key_id TEXT NOT NULL,
            account TEXT NOT NULL,
            hash TEXT NOT NULL,
            viewer TEXT,
            sight TEXT NOT NULL CHECK (sight IN ('key', 'own')),
            run TEXT NOT NULL,
            version BIGINT NOT NULL,
            read_at BIGINT NOT NULL,
            PRIMARY KEY (organization, user_id, crm),
            FOREIGN KEY (organization, user_id, crm) REFERENCES crm_key (organization, user_id, crm) ON DELETE CASCADE,
            FOREIGN KEY (organization, key_id) REFERENCES crm_key (organization, id) ON DELETE CASCADE,
            FOREIGN KEY (organization, hash) REFERENCES record_type_document (organization, hash)
        )
        """

    private static let linksByKey: SQL =
        "CREATE INDEX record_type_link_by_key ON record_type_link (organization, key_id)"

    private static let linksByDocument: SQL =
        "CREATE INDEX record_type_link_by_document ON record_type_link (organization, hash)"
}
