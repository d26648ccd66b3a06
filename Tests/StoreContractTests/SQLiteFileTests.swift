import Foundation
import SQLStore
import Testing

@testable import SQLiteDriver

@Suite("The file of a SQLite store")
struct SQLiteFileTests {
    @Test("T-01: file 0600, its companions too, in a folder 0700; after a checkpoint and on reopening as well")
    func keepsFilesPrivate() async throws {
        try await Self.inFolder { folder in
            for _ in 0..<2 {
                let driver = try SQLiteDriver.open(path: folder.database)
                try await driver.write { try $0.execute("CREATE TABLE IF NOT EXISTS t (a BIGINT)", []) }
                #expect(try folder.mode(of: folder.path + "/store") == 0o700)
                for suffix in ["", "-wal", "-shm"] { #expect(try folder.mode(of: folder.database + suffix) == 0o600) }
                try driver.close()
                #expect(try folder.mode(of: folder.database) == 0o600)
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/store")
            #expect(left == ["gateway.sqlite"])
        }
    }

    @Test("T-01: rights that others were given on our file are taken back")
    func tightensModes() async throws {
        try await Self.inFolder { folder in
            try SQLiteDriver.open(path: folder.database).close()
            chmod(folder.database, 0o644)
            let driver = try SQLiteDriver.open(path: folder.database)
            #expect(try folder.mode(of: folder.database) == 0o600)
            try driver.close()
        }
    }

    @Test("T-01: a folder that others can enter is refused, with the command that mends it")
    func refusesOpenFolders() async throws {
        try await Self.inFolder { folder in
            chmod(folder.path, 0o755)
            let error = #expect(throws: StoreError.self) { try SQLiteDriver.open(path: folder.path + "/a.sqlite") }
            #expect(error?.kind == .unavailable)
            #expect(error?.message.contains("chmod 700 \(folder.path)") == true)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/a.sqlite"))
        }
    }

    @Test("F-A5: commits are on the disk before they are told; foreign keys are on; the journal is the WAL")
    func setsItsSwitches() async throws {
        try await Self.inFolder { folder in
            let driver = try SQLiteDriver.open(path: folder.database)
            let switches = try await driver.write { transaction in
                let questions: [SQL] = ["PRAGMA synchronous", "PRAGMA foreign_keys", "PRAGMA journal_mode"]
                return try questions.map { try transaction.query($0, []).first?.values }
            }
            #expect(switches == [[.integer(2)], [.integer(1)], [.text("wal")]])
            try driver.close()
        }
    }

    @Test("A newer database is refused; not a byte of it changes, and nothing is left beside it")
    func leavesNewerAlone() async throws {
        try await Self.inFolder { folder in
            let newer = try SQLiteDriver.open(path: folder.database, migrations: SampleSchema.migrations)
            try await Migrator(SampleSchema.migrations).migrate(newer)
            try newer.close()
            let before = try folder.bytes(of: folder.database)
            let error = #expect(throws: StoreError.self) {
                try SQLiteDriver.open(path: folder.database, migrations: MigratorContract.one)
            }
            #expect(error?.kind == .unreadable)
            #expect(error?.message.contains("version 2") == true && error?.message.contains("up to 1") == true)
            #expect(error?.message.contains("newer program") == true)
            #expect(try folder.bytes(of: folder.database) == before)
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/store")
            #expect(files == ["gateway.sqlite"])
        }
    }

    @Test("A newer database whose program died is refused as well: file and log stay as they are")
    func leavesNewerLogAlone() async throws {
        try await Self.inFolder { folder in
            let newer = try SQLiteDriver.open(path: folder.database, migrations: SampleSchema.migrations)
            try await Migrator(SampleSchema.migrations).migrate(newer)
            let (file, log) = try (folder.bytes(of: folder.database), folder.bytes(of: folder.database + "-wal"))
            let copy = folder.path + "/copy.sqlite"
            try file.write(to: URL(fileURLWithPath: copy))
            try log.write(to: URL(fileURLWithPath: copy + "-wal"))
            let error = #expect(throws: StoreError.self) {
                try SQLiteDriver.open(path: copy, migrations: MigratorContract.one)
            }
            #expect(error?.kind == .unreadable && error?.message.contains("version 2") == true)
            #expect(!log.isEmpty)
            #expect(try folder.bytes(of: copy) == file)
            #expect(try folder.bytes(of: copy + "-wal") == log)
            try newer.close()
        }
    }

    @Test("A file that isn't ours is refused and left as it is", arguments: ["text", "database"])
    func leavesForeignAlone(_ kind: String) async throws {
        try await Self.inFolder { folder in
            let path = folder.path + "/other"
            if kind == "text" {
                try Data(repeating: 65, count: 5_000).write(to: URL(fileURLWithPath: path))
            } else {
                try Self.makeForeignDatabase(at: path, from: folder.database)
            }
            let before = try folder.bytes(of: path)
            let error = #expect(throws: StoreError.self) { try SQLiteDriver.open(path: path) }
            #expect(error?.kind == .unreadable)
            #expect(error?.message.contains(path) == true && error?.message.contains("left as it is") == true)
            #expect(try folder.bytes(of: path) == before)
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        }
    }

    @Test(
        "A path with signs that mean something in an address is a path", arguments: ["a b%20?x=1#y.sqlite", "file:z"])
    func takesAnyName(_ name: String) async throws {
        try await Self.inFolder { folder in
            for _ in 0..<2 { try SQLiteDriver.open(path: folder.path + "/" + name).close() }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(files == [name])
        }
    }

    @Test("L-10: `now` is the injected clock's, read once the transaction holds its lock")
    func readsTheClockInside() async throws {
        let clock = SteppingClock()
        let driver = try SQLiteDriver.inMemory(clock: clock)
        let moments = try await driver.write { [$0.now, $0.now] }
        let later = try await driver.write { $0.now }
        #expect(moments == [1, 1])
        #expect(later == 2)
    }

    /// Ours, with another program's mark in its header (byte 68, four bytes).
    private static func makeForeignDatabase(at path: String, from ours: String) throws {
        let driver = try SQLiteDriver.open(path: ours)
        try driver.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: ours))
        bytes.replaceSubrange(68..<72, with: [0, 0, 0, 0])
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    private static func inFolder(_ body: (ScratchFolder) async throws -> Void) async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try await body(folder)
    }
}
