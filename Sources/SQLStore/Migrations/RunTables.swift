/// The tables of runs, and of what a sync writes beside keys: bindings, owner properties, policies.
enum RunTables {
    static let statements: [SQL] = [
        """
        CREATE TABLE run (
            organization TEXT NOT NULL REFERENCES organization (id),
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            actor TEXT NOT NULL,
            request TEXT NOT NULL,
            state TEXT NOT NULL,
            paused_until BIGINT,
            cancel_requested INTEGER NOT NULL DEFAULT 0,
            progress TEXT NOT NULL DEFAULT '{}',
            outcome TEXT,
            undone_by TEXT,
            created_at BIGINT NOT NULL,
            started_at BIGINT,
            ended_at BIGINT,
            PRIMARY KEY (organization, id)
        )
        """,
        "CREATE INDEX run_by_state ON run (state)",
        """
        CREATE TABLE run_step (
            organization TEXT NOT NULL,
            run TEXT NOT NULL,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            cursor TEXT,
            detail TEXT,
            updated_at BIGINT NOT NULL,
            PRIMARY KEY (organization, run, name),
            FOREIGN KEY (organization, run) REFERENCES run (organization, id)
        )
        """,
        """
        CREATE TABLE run_event (
            organization TEXT NOT NULL,
            run TEXT NOT NULL,
            sequence BIGINT NOT NULL,
            at BIGINT NOT NULL,
            event TEXT NOT NULL,
            PRIMARY KEY (organization, run, sequence),
            FOREIGN KEY (organization, run) REFERENCES run (organization, id)
        )
        """,
        """
        CREATE TABLE run_target (
            organization TEXT NOT NULL,
            run TEXT NOT NULL,
            user_id TEXT NOT NULL,
            crm TEXT NOT NULL,
            key_outcome TEXT,
            key_before TEXT,
            key_after TEXT,
            binding_outcome TEXT,
            binding_before TEXT,
            binding_after BIGINT,
            PRIMARY KEY (organization, run, user_id, crm),
            FOREIGN KEY (organization, run) REFERENCES run (organization, id),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """,
        """
        CREATE TABLE crm_binding (
            organization TEXT NOT NULL,
            user_id TEXT NOT NULL,
            crm TEXT NOT NULL,
            account TEXT NOT NULL,
            crm_user TEXT,
            status TEXT NOT NULL,
            run TEXT NOT NULL,
            version BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            PRIMARY KEY (organization, user_id, crm),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """,
        """
        CREATE TABLE owner_property (
            organization TEXT NOT NULL REFERENCES organization (id),
            crm TEXT NOT NULL,
            account TEXT NOT NULL,
            object TEXT NOT NULL,
            property TEXT NOT NULL,
            label TEXT NOT NULL,
            origin TEXT NOT NULL,
            run TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (organization, crm, account, object)
        )
        """,
        """
        CREATE TABLE owner_policy (
            organization TEXT NOT NULL REFERENCES organization (id),
            crm TEXT NOT NULL,
            object TEXT NOT NULL,
            name TEXT,
            label TEXT,
            PRIMARY KEY (organization, crm, object)
        )
        """,
    ]
}
