/// The tables of version 6: mail that is to be sent, and events that hosts read.
enum OutboxTables {
    static let statements: [SQL] = [mail, mailDue, mailOfUser, endedAddresses, event]

    /// One row for each message that somebody is to get. It holds no address and no text: both are made when it is sent, from
    /// the account as it is then (F-E5). `message_id` stays the same however often it is sent (F-E3).
    private static let mail: SQL = """
        CREATE TABLE mail_outbox (
            organization TEXT NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('welcome')),
            user_id TEXT NOT NULL,
            message_id TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('not_configured', 'queued', 'sending', 'sent', 'failed', 'cancelled')),
            attempts BIGINT NOT NULL,
            due_at BIGINT,
            reason TEXT,
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            PRIMARY KEY (organization, id),
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """

    private static let mailDue: SQL = "CREATE INDEX mail_outbox_due ON mail_outbox (state, due_at)"

    private static let mailOfUser: SQL =
        "CREATE INDEX mail_outbox_of_user ON mail_outbox (organization, user_id, created_at)"

    /// How many mails an address was sent counts those to accounts that have ended, too (T-36).
    private static let endedAddresses: SQL =
        "CREATE INDEX user_account_ended_email ON user_account (organization, email_key) WHERE ended_at IS NOT NULL"

    /// What a host wants to hear of, in order, at least once. `sequence` grows by one within an organization.
    private static let event: SQL = """
        CREATE TABLE gateway_event (
            organization TEXT NOT NULL REFERENCES organization (id),
            sequence BIGINT NOT NULL,
            kind TEXT NOT NULL,
            at BIGINT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (organization, sequence)
        )
        """
}
