public import Workspace

/// The lease on one thing of an organization: one row, on which every act is one statement (L-1, L-3, L-4, L-6).
public struct LeaseRepository {
    let organization: OrganizationID
    let kind: LeaseKind
    let key: String
    let transaction: any SQLTransaction

    /// The lease on a thing, in a transaction.
    public init(organization: OrganizationID, kind: LeaseKind, key: String, transaction: any SQLTransaction) {
        self.organization = organization
        self.kind = kind
        self.key = key
        self.transaction = transaction
    }

    /// Takes the lease where it is free, past its deadline, or was given a deadline by a clock that has since been
    /// set back: more than twice the time to live ahead (L-1, L-10).
    ///
    /// - Parameters:
    ///   - holder: fresh random digits.
    ///   - process: who we are, for others' hints.
    ///   - milliseconds: the time to live.
    /// - Returns: the fence, or `nil` while another holds it.
    public func acquire(
        holder: String, process: LeaseProcess, forMilliseconds milliseconds: Int64
    ) throws(StoreError) -> Int64? {
        let now = transaction.now
        return try transaction.query(
            """
            INSERT INTO lease
                (organization, kind, key, holder, fence, deadline, boot_id, pid_namespace, pid, start_time)
            VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9)
            ON CONFLICT (organization, kind, key) DO UPDATE
            SET holder = excluded.holder, fence = lease.fence + 1, deadline = excluded.deadline,
                boot_id = excluded.boot_id, pid_namespace = excluded.pid_namespace, pid = excluded.pid,
                start_time = excluded.start_time
            WHERE lease.deadline < $10 OR lease.deadline > $11
            RETURNING fence
            """,
            thing + [.text(holder), .integer(now + milliseconds)] + columns(of: process)
                + [.integer(now), .integer(now + 2 * milliseconds)]
        ).first?.integer(0)
    }

    /// Takes the lease from a holder whose process is known to be gone, before its deadline.
    ///
    /// - Parameter gone: the row as it was read; it must still stand.
    /// - Returns: the fence, or `nil` when another was quicker.
    public func takeOver(
        from gone: LeaseRow, holder: String, process: LeaseProcess, forMilliseconds milliseconds: Int64
    ) throws(StoreError) -> Int64? {
        try transaction.query(
            """
            UPDATE lease
            SET holder = $4, fence = fence + 1, deadline = $5, boot_id = $6, pid_namespace = $7, pid = $8,
                start_time = $9
            WHERE organization = $1 AND kind = $2 AND key = $3 AND holder = $10 AND fence = $11
            RETURNING fence
            """,
            thing + [.text(holder), .integer(transaction.now + milliseconds)] + columns(of: process)
                + [.text(gone.holder), .integer(gone.fence)]
        ).first?.integer(0)
    }

    /// The heartbeat, and the first statement of every guarded write (L-3, L-4): moves the deadline, and locks the row
    /// to the end of the transaction. The deadline isn't asked: past due but not taken is still ours.
    ///
    /// - Returns: whether the lease is still held; `false` is for good.
    public func hold(holder: String, fence: Int64, forMilliseconds milliseconds: Int64) throws(StoreError) -> Bool {
        try setDeadline(transaction.now + milliseconds, holder: holder, fence: fence)
    }

    /// Gives the lease back, if it is still held (L-6).
    @discardableResult
    public func release(holder: String, fence: Int64) throws(StoreError) -> Bool {
        try setDeadline(0, holder: holder, fence: fence)
    }

    /// The row, or `nil` where nobody ever held it.
    public func row() throws(StoreError) -> LeaseRow? {
        let rows = try transaction.query(
            """
            SELECT holder, fence, deadline, boot_id, pid_namespace, pid, start_time FROM lease
            WHERE organization = $1 AND kind = $2 AND key = $3
            """, thing)
        guard let row = rows.first else { return nil }
        return LeaseRow(
            holder: try row.text(0), fence: try row.integer(1), deadline: try row.integer(2),
            process: LeaseProcess(
                bootID: try row.text(3), pidNamespace: try row.text(4), pid: try row.integer(5),
                startTime: try row.integer(6)))
    }

    private var thing: [SQLValue] { [.text(organization.rawValue), .text(kind.rawValue), .text(key)] }

    private func columns(of process: LeaseProcess) -> [SQLValue] {
        [
            .text(process.bootID), .text(process.pidNamespace), .integer(process.pid), .integer(process.startTime),
        ]
    }

    private func setDeadline(_ deadline: Int64, holder: String, fence: Int64) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE lease SET deadline = $4
            WHERE organization = $1 AND kind = $2 AND key = $3 AND holder = $5 AND fence = $6
            """, thing + [.integer(deadline), .text(holder), .integer(fence)]) == 1
    }
}
