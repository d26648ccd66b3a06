public import Workspace

/// The idempotency keys of one actor and operation (T-42): one key, one effect (I-09).
public struct IdempotencyRepository {
    /// How long a key is kept at least, milliseconds: 24 hours.
    public static let keptMilliseconds: Int64 = 24 * 60 * 60 * 1000

    let actor: Actor
    let operation: String
    let transaction: any SQLTransaction

    /// The keys of an actor, in a transaction.
    ///
    /// - Parameter operation: a constant of the caller's source, `directory.provision`.
    public init(actor: Actor, operation: String, transaction: any SQLTransaction) {
        self.actor = actor
        self.operation = operation
        self.transaction = transaction
    }

    /// Claims a key, or tells what became of it.
    ///
    /// When effect and `finish` stand in the same transaction, nobody ever sees `inProgress`, and a death leaves
    /// nothing behind.
    ///
    /// - Parameter inputHash: of everything the call was given besides the key.
    public func begin(key: String, inputHash: String) throws(StoreError) -> IdempotencyOutcome {
        let claimed = try transaction.execute(
            """
            INSERT INTO idempotency (organization, actor, operation, key, input_hash, state, created_at)
            VALUES ($1, $2, $3, $4, $5, 'in_progress', $6)
            ON CONFLICT (organization, actor, operation, key) DO NOTHING
            """, scope(key) + [.text(inputHash), .integer(transaction.now)])
        return claimed == 1 ? .fresh : try outcome(key: key, inputHash: inputHash)
    }

    /// Keeps the answer for those who repeat the call; the first answer stands.
    ///
    /// - Returns: whether it was kept.
    @discardableResult
    public func finish(key: String, result: String) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE idempotency SET state = 'done', result = $5
            WHERE organization = $1 AND actor = $2 AND operation = $3 AND key = $4 AND state = 'in_progress'
            """, scope(key) + [.text(result)]) == 1
    }

    /// Frees the key of a call that failed without an effect, so that it can be made again.
    @discardableResult
    public func abandon(key: String) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            DELETE FROM idempotency
            WHERE organization = $1 AND actor = $2 AND operation = $3 AND key = $4 AND state = 'in_progress'
            """, scope(key)) == 1
    }

    /// Forgets the organization's keys that were kept long enough.
    ///
    /// - Returns: how many.
    @discardableResult
    public static func forgetOld(
        of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws(StoreError) -> Int {
        try transaction.execute(
            "DELETE FROM idempotency WHERE organization = $1 AND created_at < $2",
            [.text(organization.rawValue), .integer(transaction.now - keptMilliseconds)])
    }

    private func outcome(key: String, inputHash: String) throws(StoreError) -> IdempotencyOutcome {
        let rows = try transaction.query(
            """
            SELECT input_hash, result, created_at FROM idempotency
            WHERE organization = $1 AND actor = $2 AND operation = $3 AND key = $4
            """, scope(key))
        guard let row = rows.first else {
            throw StoreError(.busy, "An idempotency key was freed meanwhile; try again.")
        }
        guard try row.text(0) == inputHash else { return .otherInput }
        guard let result = try row.textOrNil(1) else { return .inProgress(sinceMilliseconds: try row.integer(2)) }
        return .done(result: result)
    }

    private func scope(_ key: String) -> [SQLValue] {
        [.text(actor.organization.rawValue), .text(actorText), .text(operation), .text(key)]
    }

    /// Users by their id; the channel doesn't count, so that a call may be repeated by another way.
    private var actorText: String {
        switch actor.identity {
        case .user(let user): "user:" + user.rawValue
        case .system: "system"
        }
    }
}
