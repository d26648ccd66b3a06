/// Brings a database to the schema that this program knows, and says when it can't.
public struct Migrator: Sendable {
    /// The schema, oldest step first.
    public let migrations: [Migration]

    /// Takes the steps; ours unless told otherwise.
    public init(_ migrations: [Migration] = Schema.migrations) {
        self.migrations = migrations
    }

    /// The version of this program's schema.
    public var version: Int { migrations.last?.version ?? 0 }

    /// Applies the steps that lack, each in a transaction of its own.
    ///
    /// Processes that start at once take turns: each step asks inside its transaction whether it is still to be done.
    ///
    /// - Returns: the versions that this call applied.
    /// - Throws: `StoreError.unreadable` for a newer database, which isn't touched.
    @discardableResult
    public func migrate(_ driver: some SQLDriver) async throws -> [Int] {
        let found = try await appliedVersion(in: driver)
        try refuseNewer(found)
        var applied: [Int] = []
        // A database that has them all is opened without a write.
        for migration in migrations where migration.version > found {
            if try await apply(migration, to: driver) { applied.append(migration.version) }
        }
        return applied
    }

    /// Only looks: for hosts that let someone else migrate.
    ///
    /// - Throws: `StoreError.unreadable` for an older or a newer database.
    public func verify(_ driver: some SQLDriver) async throws {
        let found = try await appliedVersion(in: driver)
        try refuseNewer(found)
        guard found == version else {
            throw StoreError(
                .unreadable,
                "The database has schema version \(found), this program needs \(version): "
                    + "let it migrate (`crm-gateway migrate`), after a backup.")
        }
    }

    /// The version of a database's schema; 0 for an empty one.
    public func appliedVersion(in driver: some SQLDriver) async throws -> Int {
        do {
            return try await driver.read { try MigrationRepository(transaction: $0).version() }
        } catch let error as StoreError where error.kind == .statement {
            // The table's absence is the one way in which this statement can be wrong; so we need no catalogue, which
            // each engine keeps elsewhere.
            return 0
        }
    }

    /// What is told about a database that is newer than the program.
    public static func newer(_ found: Int, than known: Int) -> StoreError {
        StoreError(
            .unreadable,
            "The database has schema version \(found), this program knows versions up to \(known): it was left as it "
                + "is. Run a newer program, or restore the backup from before the upgrade.")
    }

    private func refuseNewer(_ found: Int) throws(StoreError) {
        if found > version { throw Self.newer(found, than: version) }
    }

    private func apply(_ migration: Migration, to driver: some SQLDriver) async throws -> Bool {
        try await driver.write { [self] transaction in
            let repository = MigrationRepository(transaction: transaction)
            try repository.makeTable()
            let found = try repository.version()
            try refuseNewer(found)
            guard found < migration.version else { return false }
            for statement in migration.statements { try transaction.execute(statement, []) }
            try repository.record(migration)
            return true
        }
    }
}
