import Foundation
import SQLStore
import SQLiteDriver
import Testing

@Suite("Opening a SQLite file that others use")
struct SQLiteOpeningTests {
    private static let visitors = 4
    private static let visits = 100
    private static let writes = 60
    /// So many characters that a few writes fill the log, and SQLite moves it into the file by itself.
    private static let noteLength = 1_200_000

    @Test("L-10: many drivers open and close one file while another fills it; each gets in, and nothing is lost")
    func opensWhileOthersCheckpoint() async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let path = folder.database
        try await withThrowingTaskGroup { group in
            group.addTask { try await Self.fill(path) }
            for _ in 0..<Self.visitors {
                group.addTask { for _ in 0..<Self.visits { try await Self.visit(path) } }
            }
            try await group.waitForAll()
        }
        let driver = try SQLiteDriver.open(path: path, migrations: SampleSchema.migrations)
        let notes = try await driver.read { try $0.query("SELECT count(*) FROM thing", []).first?.integer(0) }
        #expect(notes == Int64(Self.writes))
        try driver.close()
    }

    @Test(
        "F-A5: a file whose log was being moved into it when its program died is ours, and opens with all of its rows")
    func opensAfterADeathInACheckpoint() async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let driver = try SQLiteDriver.open(path: folder.database, migrations: SampleSchema.migrations)
        try await Migrator(SampleSchema.migrations).migrate(driver)
        try await driver.write { try SampleSchema.addOwner("a", to: $0) }
        let log = try folder.bytes(of: folder.database + "-wal")
        try driver.close()
        // The checkpoint writes the pages in their order, and the first one already tells the size of the whole.
        let copy = folder.path + "/died.sqlite"
        try folder.bytes(of: folder.database).prefix(4_096).write(to: URL(fileURLWithPath: copy))
        try log.write(to: URL(fileURLWithPath: copy + "-wal"))

        let taken = try SQLiteDriver.open(path: copy, migrations: SampleSchema.migrations)
        try await SampleSchema.expectOwners(["a"], in: taken)
        try taken.close()
    }

    @Test("F-A5: a file whose first mark was being written when its program died is ours, on later openings too")
    func opensAfterADeathAtItsMaking() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try SQLiteDriver.open(path: folder.database).close()
        var file = try folder.bytes(of: folder.database)
        // The journal isn't the log yet at that time.
        file.replaceSubrange(18..<20, with: [1, 1])
        let copy = folder.path + "/died.sqlite"
        try file.write(to: URL(fileURLWithPath: copy))
        try Self.journalOfAnEmptyFile.write(to: URL(fileURLWithPath: copy + "-journal"))
        for _ in 0..<2 { try SQLiteDriver.open(path: copy).close() }
        let bytes = try folder.bytes(of: copy)
        #expect(bytes[68..<72].elementsEqual("CRMG".utf8))
    }

    /// What takes everything back to a file of no pages.
    ///
    /// - Source: "Database File Format", <https://www.sqlite.org/fileformat2.html>, "The Rollback Journal".
    private static var journalOfAnEmptyFile: Data {
        let (records, nonce, pages): ([UInt8], [UInt8], [UInt8]) = ([0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0])
        let (sectorSize, pageSize): ([UInt8], [UInt8]) = ([0, 0, 2, 0], [0, 0, 16, 0])
        let header = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7] + records + nonce + pages + sectorSize + pageSize
        return Data(header) + Data(count: 512 - header.count)
    }

    private static func visit(_ path: String) async throws {
        let driver = try SQLiteDriver.open(path: path, migrations: SampleSchema.migrations)
        try await Migrator(SampleSchema.migrations).migrate(driver)
        try driver.close()
    }

    private static func fill(_ path: String) async throws {
        let note = String(repeating: "x", count: noteLength)
        for id in 0..<writes {
            let driver = try SQLiteDriver.open(path: path, migrations: SampleSchema.migrations)
            try await Migrator(SampleSchema.migrations).migrate(driver)
            try await driver.write { transaction in
                if id == 0 { try SampleSchema.addOwner("a", to: transaction) }
                try transaction.execute(
                    "INSERT INTO thing (id, owner, note) VALUES ($1, 'a', $2)", [.integer(Int64(id)), .text(note)])
            }
            try driver.close()
        }
    }
}
