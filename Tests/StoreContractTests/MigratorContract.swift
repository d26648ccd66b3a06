import SQLStore
import Testing

@Suite("Migrations")
struct MigratorContract {
    static let one = Array(SampleSchema.migrations.prefix(1))

    @Test("What was applied isn't applied again", arguments: StoreSubject.all)
    func appliesOnce(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let again = try await Migrator(SampleSchema.migrations).migrate(driver)
            let rows = try await driver.read { transaction in
                try transaction.query("SELECT version, name, applied_at FROM schema_migration ORDER BY version", [])
            }
            #expect(again == [])
            #expect(try rows.map { try $0.integer(0) } == [1, 2])
            #expect(try rows.map { try $0.text(1) } == ["owners", "things"])
            #expect(try rows.allSatisfy { try $0.integer(2) > 0 })
        }
    }

    @Test("A step that fails leaves the database at the step before", arguments: StoreSubject.all)
    func appliesWhole(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let broken = Migration(
                version: 3, name: "broken",
                statements: ["CREATE TABLE half (a BIGINT)", "CREATE TABLE owner (a BIGINT)"])
            let migrator = Migrator(SampleSchema.migrations + [broken])
            await #expect(throws: StoreError.self) { try await migrator.migrate(driver) }
            let version = try await migrator.appliedVersion(in: driver)
            #expect(version == 2)
            let mended = Migration(version: 3, name: "mended", statements: ["CREATE TABLE half (a BIGINT)"])
            #expect(try await Migrator(SampleSchema.migrations + [mended]).migrate(driver) == [3])
        }
    }

    @Test("Verifying changes nothing, and names both versions and the next step", arguments: StoreSubject.all)
    func verifies(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let next = Migration(version: 3, name: "next", statements: ["CREATE TABLE next (a BIGINT)"])
            try await Migrator(SampleSchema.migrations).verify(driver)
            let older = await #expect(throws: StoreError.self) {
                try await Migrator(SampleSchema.migrations + [next]).verify(driver)
            }
            #expect(older?.kind == .unreadable)
            #expect(older?.message.contains("version 2") == true && older?.message.contains("needs 3") == true)
            #expect(older?.message.contains("migrate") == true)
            #expect(try await Migrator(SampleSchema.migrations).appliedVersion(in: driver) == 2)
        }
    }

    @Test("A newer database is refused and not changed", arguments: StoreSubject.all)
    func refusesNewer(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let older = Migrator(Self.one)
            let migrating = await #expect(throws: StoreError.self) { try await older.migrate(driver) }
            let verifying = await #expect(throws: StoreError.self) { try await older.verify(driver) }
            for error in [migrating, verifying] {
                #expect(error?.kind == .unreadable)
                #expect(error?.message.contains("version 2") == true && error?.message.contains("up to 1") == true)
            }
            try await Migrator(SampleSchema.migrations).verify(driver)
        }
    }

    @Test("Programs that start at once migrate once", arguments: StoreSubject.shared)
    func migratesTogether(_ subject: StoreSubject) async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let driver = try subject.open(folder, 1)[0]
                    return try await Migrator(SampleSchema.migrations).migrate(driver)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == [1, 2])
    }

    @Test("The whole schema of the gateway applies", arguments: StoreSubject.all)
    func appliesOurSchema(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let shifted = Schema.migrations.map { step in
                Migration(version: step.version + 2, name: step.name, statements: step.statements)
            }
            let applied = try await Migrator(SampleSchema.migrations + shifted).migrate(driver)
            #expect(applied == shifted.map(\.version))
        }
    }
}
