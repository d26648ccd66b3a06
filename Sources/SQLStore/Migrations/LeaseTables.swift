/// The tables of version 1 for: leases, and the keys of repeated calls.
enum LeaseTables {
    static let statements: [SQL] = [lease, idempotency, idempotencyAge]

    /// Rows are never deleted and `fence` never falls (I-05). The last four columns are a hint only: who held it.
    private static let lease: SQL = """
        CREATE TABLE lease (
            organization TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('run', 'account', 'record', 'grant', 'outbox')),
            key TEXT NOT NULL,
            holder TEXT NOT NULL,
            fence BIGINT NOT NULL,
            deadline BIGINT NOT NULL,
            boot_id TEXT NOT NULL,
            pid_namespace TEXT NOT NULL,
            pid BIGINT NOT NULL,
            start_time BIGINT NOT NULL,
            PRIMARY KEY (organization, kind, key)
        )
        """

    /// `result` is NULL while the call is in progress.
    private static let idempotency: SQL = """
        CREATE TABLE idempotency (
            organization TEXT NOT NULL,
            actor TEXT NOT NULL,
            operation TEXT NOT NULL,
            key TEXT NOT NULL,
            input_hash TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('in_progress', 'done')),
            result TEXT,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (organization, actor, operation, key)
        )
        """

    private static let idempotencyAge: SQL = "CREATE INDEX idempotency_by_age ON idempotency (organization, created_at)"
}
