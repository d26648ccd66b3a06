import SQLStore
import SQLiteDriver
import Testing

@Suite("Tables of verification")
struct VerificationTablesTests {
    @Test("a new store has the tables of version 8")
    func migrates() async throws {
        let driver = try SQLiteDriver.inMemory()
        try await Migrator(Schema.migrations).migrate(driver)
        let count = try await driver.read { transaction in
            try transaction.query("SELECT count(*) FROM probe", []).first?.integer(0)
        }
        #expect(count == 0)
    }
}
