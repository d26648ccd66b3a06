/// The tables of version 7: settings as immutable documents, who refers to which, and each change of that.
enum SettingsTables {
    static let statements: [SQL] = [
        document, reference, referencesByDocument, referencesByOverlay, change, changesByRun, changesByDocument,
        changesByOverlay, trouble, tasksInDocuments,
    ]

    /// Whether tasks are made stands in `taskSettings`; without a value of it none are (PROV-3).
    private static let tasksInDocuments: SQL = "ALTER TABLE dashboard DROP COLUMN tasks_enabled"

    /// A value of one category, or somebody's own part of one (`overlay`), once for each content. `hash` is the SHA-256 of
    /// category, kind and canonical JSON, in hexadecimal.
    private static let document: SQL = """
        CREATE TABLE settings_document (
            organization TEXT NOT NULL REFERENCES organization (id),
            hash TEXT NOT NULL,
            category TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('value', 'overlay')),
            content TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (organization, hash)
        )
        """

    /// What somebody has now. It hangs on the dashboard, and goes with it. `edited` tells whether the user changed it since it
    /// was handed to them; `version` never falls, so that A → B → A is a change.
    private static let reference: SQL = """
        CREATE TABLE settings_reference (
            organization TEXT NOT NULL,
            user_id TEXT NOT NULL,
            category TEXT NOT NULL,
            hash TEXT,
            overlay TEXT,
            version BIGINT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('push', 'sync_with_admin', 'edit', 'undo', 'restore')),
            run TEXT,
            source TEXT,
            edited BIGINT NOT NULL CHECK (edited IN (0, 1)),
            changed_at BIGINT NOT NULL,
            PRIMARY KEY (organization, user_id, category),
            FOREIGN KEY (organization, user_id) REFERENCES dashboard (organization, user_id) ON DELETE CASCADE,
            FOREIGN KEY (organization, hash) REFERENCES settings_document (organization, hash),
            FOREIGN KEY (organization, overlay) REFERENCES settings_document (organization, hash)
        )
        """

    private static let referencesByDocument: SQL =
        "CREATE INDEX settings_reference_by_document ON settings_reference (organization, hash)"

    private static let referencesByOverlay: SQL = """
        CREATE INDEX settings_reference_by_overlay ON settings_reference (organization, overlay)
        WHERE overlay IS NOT NULL
        """

    /// Each version of a reference, as it was written: history, provenance, and what an undo puts back. Version n's
    /// predecessor is the row of the greatest version below n.
    private static let change: SQL = """
        CREATE TABLE settings_change (
            organization TEXT NOT NULL,
            user_id TEXT NOT NULL,
            category TEXT NOT NULL,
            version BIGINT NOT NULL,
            hash TEXT,
            overlay TEXT,
            origin TEXT NOT NULL,
            run TEXT,
            source TEXT,
            actor TEXT,
            edited BIGINT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (organization, user_id, category, version),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id),
            FOREIGN KEY (organization, hash) REFERENCES settings_document (organization, hash),
            FOREIGN KEY (organization, overlay) REFERENCES settings_document (organization, hash)
        )
        """

    private static let changesByRun: SQL =
        "CREATE INDEX settings_change_by_run ON settings_change (organization, run, user_id) WHERE run IS NOT NULL"

    /// Without them, each document that is collected would be looked for in all changes.
    private static let changesByDocument: SQL =
        "CREATE INDEX settings_change_by_document ON settings_change (organization, hash) WHERE hash IS NOT NULL"

    private static let changesByOverlay: SQL = """
        CREATE INDEX settings_change_by_overlay ON settings_change (organization, overlay) WHERE overlay IS NOT NULL
        """

    /// Whom a run left out or failed, and why, with the field's path where a value was to blame.
    private static let trouble: SQL = """
        CREATE TABLE settings_trouble (
            organization TEXT NOT NULL,
            run TEXT NOT NULL,
            user_id TEXT NOT NULL,
            category TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('skipped', 'failed')),
            code TEXT NOT NULL,
            rule TEXT,
            path TEXT,
            message TEXT NOT NULL,
            next_step TEXT,
            PRIMARY KEY (organization, run, user_id, category),
            FOREIGN KEY (organization, run) REFERENCES run (organization, id),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """
}
