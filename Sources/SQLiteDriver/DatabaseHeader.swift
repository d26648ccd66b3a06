internal import SQLStore

/// What a file says about itself, read without a lock and without writing a byte.
struct DatabaseHeader {
    /// `PRAGMA application_id`; 0 for an empty file.
    let applicationID: Int64
    /// The newest migration that has reached the file itself, as far as it can be told without a lock; else 0.
    let version: Int64

    private let path: String

    /// How the file of every database begins, and where in its first bytes our mark stands.
    ///
    /// - Source: "Database File Format", <https://www.sqlite.org/fileformat2.html>, "The Database Header".
    private static let magic = Array("SQLite format 3\0".utf8)
    private static let length = 100
    private static let applicationIDBytes = 68..<72

    /// Reads it. Whether the file is ours is told by bytes that never change once they were written, so that it can be
    /// told at any moment, whatever others write meanwhile.
    ///
    /// - Parameter hasLog: whether a `-wal` with content stands beside it, which may hold the newest migration. It is
    ///   looked at only once the file is known to be ours.
    static func read(path: String, hasLog: Bool) throws(StoreError) -> DatabaseHeader {
        let probe = try ReadOnlyProbe(path: path, ignoresLog: true)
        defer { probe.close() }
        let bytes = try probe.firstBytes(length)
        guard bytes.starts(with: magic) else { throw noDatabase(path) }
        let application = bytes[applicationIDBytes].reduce(Int64(0)) { $0 << 8 | Int64($1) }
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

    private static func noDatabase(_ path: String) -> StoreError {
        StoreError(.unreadable, "\(path) isn't a database; it was left as it is. Name another file.")
    }

    private static func foreign(_ path: String) -> StoreError {
        StoreError(.unreadable, "\(path) is a database of another program; it was left as it is. Name another file.")
    }
}
