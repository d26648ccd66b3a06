import Foundation
internal import GRDB
public import SQLStore

extension SQLiteDriver {
    /// Opens the database at a path, or makes it: file 0600, in a folder 0700 (T-01).
    ///
    /// - Parameters:
    ///   - path: the file; missing folders are made.
    ///   - migrations: the schema that this program knows; a database of a newer one is refused.
    ///   - clock: the host's, unless a test says otherwise.
    ///   - busyWaitMax: how long one attempt waits for another process' transaction.
    /// - Throws: `StoreError.unavailable` for a folder that others can enter, or that is on a network file system;
    ///   `.unreadable` for a file that isn't ours or is newer. Such a file isn't touched.
    public static func open(
        path: String, migrations: [Migration] = Schema.migrations, clock: any StoreClock = HostClock(),
        busyWaitMax: Duration = Self.busyWaitMax
    ) throws(StoreError) -> SQLiteDriver {
        let file = DatabaseFile(path: path)
        try file.prepare(versionMax: migrations.last?.version ?? 0)
        do {
            let pool = try DatabasePool(path: file.path, configuration: configuration(busyWaitMax))
            // GRDB sets NORMAL once the connection is set up: a power cut would then undo commits (F-A5).
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                // What is wiped is gone from the file, whatever the library's build begins with (T-20).
                try database.execute(sql: "PRAGMA secure_delete = ON")
            }
            try file.tightenModes()
            return SQLiteDriver(database: pool, clock: clock)
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    /// A database in memory, for tests: one connection, gone with the driver.
    public static func inMemory(clock: any StoreClock = HostClock()) throws(StoreError) -> SQLiteDriver {
        do {
            return SQLiteDriver(database: try DatabaseQueue(configuration: configuration(busyWaitMax)), clock: clock)
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    private static func configuration(_ busyWaitMax: Duration) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busyWaitMax / .seconds(1))
        return configuration
    }
}
