public import ConnectorKit
public import Workspace

/// The journal of one organization's probes (VER-4). Each change names the states that it may follow: whoever comes
/// second, changes nothing.
public struct ProbeRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// The most open probes that one call reads.
    public static let openMax = 500

    /// Reads and writes probes in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes probes down before a CRM is asked; `intended` temporary ones, `held` designated ones.
    ///
    /// - Throws: `StoreError.constraint` where a mark is taken.
    public func insert(_ probes: [ProbeRow]) throws(StoreError) {
        try transaction.insert(
            "INSERT INTO probe (organization, " + ProbeRow.columns + ") VALUES ",
            rows: probes.map { [.text(organization.rawValue)] + $0.values() })
    }

    /// One probe.
    public func find(_ mark: ProbeMark) throws(StoreError) -> ProbeRow? {
        let rows = try transaction.query(
            "SELECT " + ProbeRow.columns + " FROM probe WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(mark.id)])
        return try rows.first.map { row throws(StoreError) in try ProbeRow(row) }
    }

    /// The open probes of an account, oldest first; at most ``openMax``.
    public func open(crm: CRMID, account: CRMAccountID) throws(StoreError) -> [ProbeRow] {
        let rows = try transaction.query(
            "SELECT " + ProbeRow.columns + """
                 FROM probe WHERE organization = $1 AND crm = $2 AND account = $3 AND state <> 'closed'
                ORDER BY created_at, id LIMIT $4
                """,
            [
                .text(organization.rawValue), .text(crm.rawValue), .text(account.rawValue), .int(Self.openMax),
            ])
        return try rows.map { row throws(StoreError) in try ProbeRow(row) }
    }

    /// The open uses of a designated record, oldest first, however many other probes are open; at most ``openMax``.
    public func open(
        crm: CRMID, account: CRMAccountID, record: RecordReference
    ) throws(StoreError) -> [ProbeRow] {
        let rows = try transaction.query(
            "SELECT " + ProbeRow.columns + """
                 FROM probe WHERE organization = $1 AND crm = $2 AND account = $3 AND object = $4 AND record = $5
                AND mode = 'designated' AND state <> 'closed'
                ORDER BY created_at, id LIMIT $6
                """,
            [
                .text(organization.rawValue), .text(crm.rawValue), .text(account.rawValue),
                .text(record.object.rawValue), .text(record.id.rawValue), .int(Self.openMax),
            ])
        return try rows.map { row throws(StoreError) in try ProbeRow(row) }
    }

    /// All open probes, by account, oldest first; at most ``openMax``.
    public func open() throws(StoreError) -> [ProbeRow] {
        let rows = try transaction.query(
            "SELECT " + ProbeRow.columns + """
                 FROM probe WHERE organization = $1 AND state <> 'closed'
                ORDER BY crm, account, created_at, id LIMIT $2
                """,
            [.text(organization.rawValue), .int(Self.openMax)])
        return try rows.map { row throws(StoreError) in try ProbeRow(row) }
    }

    /// The open probes that a run made, oldest first; at most ``openMax``.
    public func open(of run: RunID) throws(StoreError) -> [ProbeRow] {
        let rows = try transaction.query(
            "SELECT " + ProbeRow.columns + """
                 FROM probe WHERE organization = $1 AND run = $2 AND state <> 'closed'
                ORDER BY crm, account, created_at, id LIMIT $3
                """,
            [.text(organization.rawValue), .text(run.rawValue), .int(Self.openMax)])
        return try rows.map { row throws(StoreError) in try ProbeRow(row) }
    }

    /// Notes that the CRM is about to be asked to make a record: from then on it is looked for.
    ///
    /// - Returns: `false` where the probe isn't `intended`.
    @discardableResult
    public func setAsked(_ mark: ProbeMark, at moment: Int64) throws(StoreError) -> Bool {
        try transaction.execute(
            "UPDATE probe SET misses = 0, changed_at = $3 WHERE organization = $1 AND id = $2 AND state = 'intended'",
            [.text(organization.rawValue), .text(mark.id), .integer(moment)]) == 1
    }

    /// Notes the id of a temporary record.
    ///
    /// - Parameter seenBy: who was shown it, where it was found by a look.
    /// - Returns: `false` where the probe isn't `intended`.
    @discardableResult
    public func setMade(
        _ mark: ProbeMark, record: RecordID, seenBy: String? = nil, at moment: Int64
    ) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE probe SET state = 'made', record = $3, seen_by = $4, misses = 0, changed_at = $5
            WHERE organization = $1 AND id = $2 AND state = 'intended'
            """,
            [
                .text(organization.rawValue), .text(mark.id), .text(record.rawValue), .text(seenBy), .integer(moment),
            ]) == 1
    }

    /// Notes who was shown a temporary record.
    ///
    /// - Returns: `false` where the probe isn't `made`.
    @discardableResult
    public func setSeen(_ mark: ProbeMark, by viewer: String, at moment: Int64) throws(StoreError) -> Bool {
        try transaction.execute(
            "UPDATE probe SET seen_by = $3, changed_at = $4 WHERE organization = $1 AND id = $2 AND state = 'made'",
            [.text(organization.rawValue), .text(mark.id), .text(viewer), .integer(moment)]) == 1
    }

    /// Notes why an open probe is still there, where people find it, and how often it was tried. When the CRM was last asked
    /// to make an `intended` one stays noted.
    ///
    /// - Returns: `false` where the probe is closed.
    @discardableResult
    public func setNote(
        _ mark: ProbeMark, _ note: String?, link: String? = nil, misses: Int, at moment: Int64
    ) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE probe SET note = $3, link = COALESCE($4, link), misses = $5,
                changed_at = CASE WHEN state = 'intended' THEN changed_at ELSE $6 END
            WHERE organization = $1 AND id = $2 AND state <> 'closed'
            """,
            [
                .text(organization.rawValue), .text(mark.id), .text(note), .text(link), .int(misses), .integer(moment),
            ]) == 1
    }

    /// Hands a designated record over to people; its before-image stays sealed until it is restored.
    ///
    /// - Returns: `false` where the probe isn't `held`.
    @discardableResult
    public func handOver(_ mark: ProbeMark, at moment: Int64) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE probe SET state = 'handed_over', changed_at = $3
            WHERE organization = $1 AND id = $2 AND state = 'held'
            """,
            [.text(organization.rawValue), .text(mark.id), .integer(moment)]) == 1
    }

    /// Replaces what is sealed for a designated record by what is still needed of it.
    ///
    /// - Returns: `false` where the probe isn't open, or is of a temporary record.
    @discardableResult
    public func reseal(
        _ mark: ProbeMark, _ sealed: [UInt8], dataKey: String, at moment: Int64
    ) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE probe SET sealed = $3, data_key = $4, changed_at = $5
            WHERE organization = $1 AND id = $2 AND state IN ('held', 'handed_over')
            """,
            [
                .text(organization.rawValue), .text(mark.id), .blob(sealed), .text(dataKey), .integer(moment),
            ]) == 1
    }

    /// Closes a probe, and wipes what was sealed (T-20).
    ///
    /// - Returns: `false` where it was closed already.
    @discardableResult
    public func close(_ mark: ProbeMark, at moment: Int64) throws(StoreError) -> Bool {
        try close(mark, note: nil, at: moment)
    }

    /// Closes a probe that somebody gave up, whatever became of it, and wipes what was sealed: ``ProbeRow/isReleased``.
    ///
    /// - Returns: `false` where it was closed already.
    @discardableResult
    public func release(_ mark: ProbeMark, at moment: Int64) throws(StoreError) -> Bool {
        try close(mark, note: ProbeRow.releasedNote, at: moment)
    }

    private func close(_ mark: ProbeMark, note: String?, at moment: Int64) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE probe SET state = 'closed', sealed = NULL, data_key = NULL, note = $3, changed_at = $4
            WHERE organization = $1 AND id = $2 AND state <> 'closed'
            """,
            [.text(organization.rawValue), .text(mark.id), .text(note), .integer(moment)]) == 1
    }

    /// Forgets closed probes of an account, so that the journal doesn't grow.
    public func forget(
        closedBefore moment: Int64, crm: CRMID, account: CRMAccountID
    ) throws(StoreError) {
        try transaction.execute(
            """
            DELETE FROM probe
            WHERE organization = $1 AND crm = $2 AND account = $3 AND state = 'closed' AND changed_at < $4
            """,
            [
                .text(organization.rawValue), .text(crm.rawValue), .text(account.rawValue), .integer(moment),
            ])
    }
}
