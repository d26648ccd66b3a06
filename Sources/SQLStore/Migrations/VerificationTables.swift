/// The tables of version 8: probes of writebacks, designated records, people's own results.
enum VerificationTables {
    static let statements: [SQL] = [probe, openProbes, designatedRecord, verifiedPerson]

    /// Version 9: who was shown a temporary record by a read. What a key isn't shown may be there all the same; only who
    /// saw a record takes "not found" for gone (VER-4).
    static let sightOfProbes: [SQL] = ["ALTER TABLE probe ADD COLUMN seen_by TEXT"]

    /// A probe's record, from before it is made until it is known to be gone or restored (VER-4). `intended`: the mark is
    /// committed, the record may or may not be there; `made`: its id is known; `held`: a designated record's before-image is
    /// committed; `handed_over`: a person has to look; `closed`. `sealed` holds before-image and written values, and is
    /// emptied with the closing.
    private static let probe: SQL = """
        CREATE TABLE probe (
            organization TEXT NOT NULL REFERENCES organization (id),
            id TEXT NOT NULL,
            run TEXT NOT NULL,
            crm TEXT NOT NULL,
            account TEXT NOT NULL,
            grant_id TEXT NOT NULL,
            object TEXT NOT NULL,
            mode TEXT NOT NULL CHECK (mode IN ('temporary', 'designated')),
            state TEXT NOT NULL CHECK (state IN ('intended', 'made', 'held', 'handed_over', 'closed')),
            record TEXT,
            link TEXT,
            creator TEXT,
            data_key TEXT,
            sealed BYTEA,
            misses BIGINT NOT NULL,
            note TEXT,
            created_at BIGINT NOT NULL,
            changed_at BIGINT NOT NULL,
            PRIMARY KEY (organization, id)
        )
        """

    private static let openProbes: SQL = """
        CREATE INDEX probe_open ON probe (organization, crm, account) WHERE state <> 'closed'
        """

    /// The record of an account that an admin chose for probes (T-23).
    private static let designatedRecord: SQL = """
        CREATE TABLE designated_record (
            organization TEXT NOT NULL REFERENCES organization (id),
            crm TEXT NOT NULL,
            account TEXT NOT NULL,
            object TEXT NOT NULL,
            record TEXT NOT NULL,
            chosen_by TEXT NOT NULL,
            chosen_at BIGINT NOT NULL,
            PRIMARY KEY (organization, crm, account, object)
        )
        """

    /// What a verification found of one person alone.
    private static let verifiedPerson: SQL = """
        CREATE TABLE verified_person (
            organization TEXT NOT NULL,
            run TEXT NOT NULL,
            user_id TEXT NOT NULL,
            verdict TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (organization, run, user_id),
            FOREIGN KEY (organization, run) REFERENCES run (organization, id) ON DELETE CASCADE,
            FOREIGN KEY (organization, user_id) REFERENCES user_account (organization, id)
        )
        """
}
