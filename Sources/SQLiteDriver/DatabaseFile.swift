internal import GRDB
import Glibc
internal import SQLStore

/// The file of a database, before SQLite opens it for writing.
struct DatabaseFile {
    /// "CRMG", in the header of every database of ours.
    static let applicationID: Int64 = 0x4352_4D47
    private static let fileMode: mode_t = 0o600
    private static let folderMode: mode_t = 0o700

    /// The absolute path.
    let path: String

    init(path: String) {
        self.path = path.hasPrefix("/") ? path : Self.currentFolder + "/" + path
    }

    /// The folder that holds it.
    var folder: String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "/"
    }

    /// Makes folder and file where they lack, and refuses what isn't ours, or is newer, without touching it.
    func prepare(versionMax: Int) throws(StoreError) {
        try makeFolder()
        try MountTable.current().refuseShared(folder: try resolvedFolder())
        try refuseOpenFolder()
        if Self.size(of: path) == nil { try create() }
        if Self.size(of: path) == 0 { try claim() }
        try DatabaseHeader.read(path: path, hasLog: (Self.size(of: path + "-wal") ?? 0) > 0).check(
            versionMax: versionMax)
        // Left by a death while the mark was written, a journal would take the file back to before it.
        if Self.size(of: path + "-journal") != nil { try claim() }
    }

    /// Takes the rights of others from the file and from SQLite's files beside it.
    func tightenModes() throws(StoreError) {
        for suffix in ["", "-wal", "-shm"] where chmod(path + suffix, Self.fileMode) != 0 && errno != ENOENT {
            throw failure("can't be kept from others")
        }
    }

    /// Bytes; `nil` for no file.
    private static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// Writes our mark into an empty file, before anything else is in it.
    private func claim() throws(StoreError) {
        var configuration = Configuration()
        configuration.busyMode = .timeout(SQLiteDriver.busyWaitMax / .seconds(1))
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? database.close() }
            try database.write { database in
                guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 else { return }
                try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
            }
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    private func makeFolder() throws(StoreError) {
        var made = ""
        for part in folder.split(separator: "/") {
            made += "/" + part
            if mkdir(made, Self.folderMode) != 0 && errno != EEXIST && access(made, F_OK) != 0 {
                throw failure("has no folder, and it can't be made")
            }
        }
    }

    private func resolvedFolder() throws(StoreError) -> String {
        guard let resolved = realpath(folder, nil) else { throw failure("has a folder that can't be read") }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private func refuseOpenFolder() throws(StoreError) {
        var status = stat()
        guard stat(folder, &status) == 0 else { throw failure("has a folder that can't be read") }
        guard status.st_mode & 0o077 == 0 else {
            throw StoreError(
                .unavailable,
                "Others can enter the folder of the database, \(folder): run `chmod 700 \(folder)`, or name another.")
        }
    }

    /// Makes an empty file, 0600 from its first moment.
    ///
    /// It is made under another name and then linked: opening and closing the file under its own name would drop the
    /// locks of another driver in this process (POSIX locks belong to the process, not to the descriptor).
    private func create() throws(StoreError) {
        var name = Array((path + "-new-XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw failure("can't be made") }
        close(descriptor)
        defer { unlink(name) }
        guard link(name, path) == 0 || errno == EEXIST else { throw failure("can't be made") }
    }

    private func failure(_ what: String) -> StoreError {
        StoreError(.unavailable, "The database \(path) \(what): \(String(cString: strerror(errno))).")
    }

    private static var currentFolder: String {
        guard let folder = getcwd(nil, 0) else { return "" }
        defer { free(folder) }
        return String(cString: folder)
    }
}
