internal import SQLStore

/// What a file says about itself, read without a lock and without writing a byte.
struct DatabaseHeader {
    /// `PRAGMA application_id`; 0 for an empty file.
    let applicationID: Int64
    /// The newest migration that has reached the file itself, as far as it can be told without a lock; else 0.
    let version: Int64

    private let path: String

    /// Reads it through SQLite.
    ///
    /// Not with `open(2)`: closing that descriptor would drop the locks of another driver in this process.
    ///
    /// - Parameter hasLog: whether a `-wal` with content stands beside it, which may hold the newest migration. It is
    ///   looked at only once the file is known to be ours.
    static func read(path: String, hasLog: Bool) throws(StoreError) -> DatabaseHeader {
        let probe = try ReadOnlyProbe(path: path, ignoresLog: true)
        defer { probe.close() }
        let application = try probe.number("PRAGMA application_id") ?? 0
        guard application == DatabaseFile.applicationID else {
            return DatabaseHeader(applicationID: application, version: 0, path: path)
        }
        // Another process may be writing pages meanwhile. What can't be read now, `Migrator` reads under a lock.
        let version = try? hasLog ? versionWithLog(path: path) : probe.version()
        return DatabaseHeader(applicationID: application, version: version ?? 0, path: path)
    }

    private static func versionWithLog(path: String) throws(StoreError) -> Int64 {
        let probe = try ReadOnlyProbe(path: path, ignoresLog: false)
        defer { probe.close() }
        return try probe.version()
    }

    /// Refuses what isn't ours, and what is newer than this program.
    func check(versionMax: Int) throws(StoreError) {
        guard applicationID == DatabaseFile.applicationID else { throw Self.foreign(path) }
        if version > versionMax { throw Migrator.newer(Int(version), than: versionMax) }
    }

    static func foreign(_ path: String) -> StoreError {
        StoreError(.unreadable, "\(path) is a database of another program; it was left as it is. Name another file.")
    }
}
