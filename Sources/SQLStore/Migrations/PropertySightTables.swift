/// The tables of who sees owner properties, in CRMs that hide them: the organization's choice, and what came of it.
enum PropertySightTables {
    static let statements: [SQL] = [
        "ALTER TABLE owner_property ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0",
        """
        CREATE TABLE owner_sight_choice (
            organization TEXT NOT NULL REFERENCES organization (id),
            crm TEXT NOT NULL,
            audience TEXT NOT NULL,
            PRIMARY KEY (organization, crm)
        )
        """,
        """
        CREATE TABLE owner_sight (
            organization TEXT NOT NULL,
            user_id TEXT NOT NULL,
            crm TEXT NOT NULL,
            account TEXT NOT NULL,
            grant_id TEXT NOT NULL,
            crm_user TEXT NOT NULL,
            properties TEXT NOT NULL,
            state TEXT NOT NULL,
            is_change INTEGER NOT NULL,
            kind TEXT,
            vendor_code TEXT,
            message TEXT,
            run TEXT NOT NULL,
            updated_at BIGINT NOT NULL,
            PRIMARY KEY (organization, user_id, crm),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """,
    ]
}
