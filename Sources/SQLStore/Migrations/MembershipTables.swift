/// The tables of version 5: the host's own ids, removals that can be taken back, and acts that wait for a second person.
enum MembershipTables {
    static let statements: [SQL] = [
        "ALTER TABLE user_account ADD COLUMN external_id TEXT",
        "ALTER TABLE user_account ADD COLUMN purged_at BIGINT",
        "ALTER TABLE team ADD COLUMN external_id TEXT",
        "ALTER TABLE dashboard ADD COLUMN shares_keys BIGINT NOT NULL DEFAULT 1 CHECK (shares_keys IN (0, 1))",
        userExternalIDs, teamExternalIDs, removal, removalsByTime, bulkAct, bulkActsByTime, bulkThreshold,
    ]

    /// Freed with the membership, as the email is (TEAM-6).
    private static let userExternalIDs: SQL = """
        CREATE UNIQUE INDEX user_account_external ON user_account (organization, external_id)
        WHERE external_id IS NOT NULL AND ended_at IS NULL
        """

    private static let teamExternalIDs: SQL = """
        CREATE UNIQUE INDEX team_external ON team (organization, external_id) WHERE external_id IS NOT NULL
        """

    /// What *remove entirely* took away, as one JSON document: enough to put it back within the retention time. `content` is
    /// NULL once it was put back or purged.
    private static let removal: SQL = """
        CREATE TABLE removal (
            organization TEXT NOT NULL,
            user_id TEXT NOT NULL,
            actor TEXT NOT NULL,
            content TEXT,
            state TEXT NOT NULL CHECK (state IN ('restorable', 'restored', 'purged')),
            removed_at BIGINT NOT NULL,
            restorable_until BIGINT NOT NULL,
            ended_at BIGINT,
            PRIMARY KEY (organization, user_id, removed_at),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """

    private static let removalsByTime: SQL =
        "CREATE INDEX removal_by_time ON removal (organization, state, restorable_until)"

    /// Removals, changes of roles and of seats, one row for each person: what TEAM-10 counts over 24 hours.
    private static let bulkAct: SQL = """
        CREATE TABLE bulk_act (
            organization TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('removal', 'role', 'seat')),
            user_id TEXT NOT NULL,
            act TEXT NOT NULL,
            approved BIGINT NOT NULL CHECK (approved IN (0, 1)),
            at BIGINT NOT NULL,
            PRIMARY KEY (organization, act, user_id, kind),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """

    private static let bulkActsByTime: SQL = "CREATE INDEX bulk_act_by_time ON bulk_act (organization, kind, at)"

    /// Beyond how many people, and beyond which share of the organization in percent, an act is parked; no row, or -1 people: never.
    private static let bulkThreshold: SQL = """
        CREATE TABLE bulk_threshold (
            organization TEXT NOT NULL PRIMARY KEY REFERENCES organization (id),
            people BIGINT NOT NULL,
            percent BIGINT NOT NULL,
            version BIGINT NOT NULL
        )
        """
}
