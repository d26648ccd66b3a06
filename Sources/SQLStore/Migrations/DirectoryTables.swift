/// The tables of version 1 for: directory.
///
/// Every key leads with the organization, so that no row can refer to one of another organization (I-23).
/// `user` is a reserved word in PostgreSQL, hence `user_id`, and `team_id` beside it.
enum DirectoryTables {
    static let statements: [SQL] = [
        organization, user, userEmails, userSearch, organizationAdmin, team, teamMember, teamPrimaryAdmin, teamsOfUser,
        dashboard,
    ]

    private static let organization: SQL = """
        CREATE TABLE organization (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            version BIGINT NOT NULL
        )
        """

    private static let user: SQL = """
        CREATE TABLE user_account (
            organization TEXT NOT NULL REFERENCES organization (id),
            id TEXT NOT NULL,
            email TEXT NOT NULL,
            email_key TEXT NOT NULL,
            first_name TEXT NOT NULL,
            last_name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('user', 'admin', 'super_admin')),
            seat TEXT NOT NULL CHECK (seat IN ('standard', 'spectator')),
            search_key TEXT NOT NULL DEFAULT '',
            created_at BIGINT NOT NULL,
            ended_at BIGINT,
            version BIGINT NOT NULL,
            PRIMARY KEY (organization, id)
        )
        """

    /// Once somebody was removed, the address is free for a new account (TEAM-6).
    private static let userEmails: SQL = """
        CREATE UNIQUE INDEX user_account_email ON user_account (organization, email_key) WHERE ended_at IS NULL
        """

    /// Names and address in the folded form in which people are searched (`SearchText`), in the order of the lists: a search
    /// reads this index from end to end, and of the table only what it found.
    private static let userSearch: SQL = """
        CREATE INDEX user_account_search ON user_account (organization, id, search_key, role) WHERE ended_at IS NULL
        """

    /// A table of its own, because the organization comes before its first user, and its admin after.
    private static let organizationAdmin: SQL = """
        CREATE TABLE organization_admin (
            organization TEXT NOT NULL PRIMARY KEY,
            user_id TEXT NOT NULL,
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """

    private static let team: SQL = """
        CREATE TABLE team (
            organization TEXT NOT NULL REFERENCES organization (id),
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL,
            search_key TEXT NOT NULL DEFAULT '',
            created_at BIGINT NOT NULL,
            version BIGINT NOT NULL,
            PRIMARY KEY (organization, id),
            UNIQUE (organization, name_key)
        )
        """

    private static let teamMember: SQL = """
        CREATE TABLE team_member (
            organization TEXT NOT NULL,
            team_id TEXT NOT NULL,
            user_id TEXT NOT NULL,
            position TEXT NOT NULL CHECK (position IN ('primary_admin', 'secondary_admin', 'member')),
            PRIMARY KEY (organization, team_id, user_id),
            FOREIGN KEY (organization, team_id) REFERENCES team (organization, id),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """

    /// At most one primary admin (I-29).
    private static let teamPrimaryAdmin: SQL = """
        CREATE UNIQUE INDEX team_member_primary_admin ON team_member (organization, team_id)
        WHERE position = 'primary_admin'
        """

    private static let teamsOfUser: SQL = """
        CREATE INDEX team_member_user ON team_member (organization, user_id)
        """

    private static let dashboard: SQL = """
        CREATE TABLE dashboard (
            organization TEXT NOT NULL,
            user_id TEXT NOT NULL,
            tasks_enabled BIGINT NOT NULL CHECK (tasks_enabled IN (0, 1)),
            created_at BIGINT NOT NULL,
            version BIGINT NOT NULL,
            PRIMARY KEY (organization, user_id),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """
}
