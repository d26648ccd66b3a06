/// The tables of version 1 for: audit.
enum AuditTables {
    static let statements: [SQL] = [entry, head, tally]

    /// The chain (SEC-6). Codes are text in hexadecimal, subjects and detail are JSON; people are named by id.
    private static let entry: SQL = """
        CREATE TABLE audit_entry (
            organization TEXT NOT NULL REFERENCES organization (id),
            sequence BIGINT NOT NULL,
            at BIGINT NOT NULL,
            actor TEXT NOT NULL,
            channel TEXT NOT NULL,
            os_user TEXT,
            operation TEXT NOT NULL,
            subjects TEXT NOT NULL,
            outcome TEXT NOT NULL,
            rule TEXT,
            detail TEXT NOT NULL,
            occurrences BIGINT NOT NULL,
            key_id TEXT NOT NULL,
            previous_mac TEXT NOT NULL,
            mac TEXT NOT NULL,
            PRIMARY KEY (organization, sequence)
        )
        """

    /// The chain's end: the row that appenders lock, and the first witness that the tail is complete.
    private static let head: SQL = """
        CREATE TABLE audit_head (
            organization TEXT NOT NULL PRIMARY KEY REFERENCES organization (id),
            sequence BIGINT NOT NULL,
            mac TEXT NOT NULL,
            epoch BIGINT NOT NULL
        )
        """

    /// Refusals of the same kind in one minute, counted until they are sealed into the chain (T-35).
    private static let tally: SQL = """
        CREATE TABLE audit_refusal_tally (
            organization TEXT NOT NULL REFERENCES organization (id),
            minute BIGINT NOT NULL,
            actor TEXT NOT NULL,
            channel TEXT NOT NULL,
            operation TEXT NOT NULL,
            rule TEXT NOT NULL,
            sequence BIGINT NOT NULL,
            repeats BIGINT NOT NULL,
            key_id TEXT NOT NULL,
            mac TEXT NOT NULL,
            PRIMARY KEY (organization, minute, actor, channel, operation, rule)
        )
        """
}
