import Foundation
import SQLStore
import SQLiteDriver
import Testing

/// One engine under test. PostgreSQL joins by another value in `all`.
struct StoreSubject: Sendable, CustomTestStringConvertible {
    /// The engine's name in the report of the tests.
    let name: String
    /// Makes a fresh store with the sample tables, and hands out as many drivers on it as are asked for.
    let open: @Sendable (_ folder: ScratchFolder, _ drivers: Int) throws -> [any SQLDriver]

    var testDescription: String { name }

    /// Every engine.
    static let all = [inMemory, onDisk]
    /// The engines on which several drivers share one store.
    static let shared = [onDisk]

    static let inMemory = StoreSubject(name: "SQLite in memory") { _, drivers in
        precondition(drivers == 1, "A database in memory has one driver.")
        return [try SQLiteDriver.inMemory()]
    }

    static let onDisk = StoreSubject(name: "SQLite on disk") { folder, drivers in
        try (0..<drivers).map { _ in try SQLiteDriver.open(path: folder.database, migrations: SampleSchema.migrations) }
    }

    /// Runs a test on a fresh store with one driver.
    func run(_ body: (any SQLDriver) async throws -> Void) async throws {
        try await run(drivers: 1) { try await body($0[0]) }
    }

    /// Runs a test on a fresh store with several drivers.
    func run(drivers: Int, _ body: ([any SQLDriver]) async throws -> Void) async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let opened = try open(folder, drivers)
        for driver in opened { try await Migrator(SampleSchema.migrations).migrate(driver) }
        try await body(opened)
    }
}
