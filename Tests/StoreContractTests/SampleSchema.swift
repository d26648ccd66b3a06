import SQLStore
import Testing

/// Two small tables, in the SQL that every engine speaks.
enum SampleSchema {
    static let migrations = [
        Migration(
            version: 1, name: "owners",
            statements: ["CREATE TABLE owner (id TEXT NOT NULL PRIMARY KEY, name TEXT, rank BIGINT, UNIQUE (name))"]),
        Migration(
            version: 2, name: "things",
            statements: [
                """
                CREATE TABLE thing (
                    id BIGINT NOT NULL PRIMARY KEY,
                    owner TEXT NOT NULL REFERENCES owner (id),
                    note TEXT
                )
                """
            ]),
    ]

    static func addOwner(_ id: String, name: String? = nil, to transaction: any SQLTransaction) throws {
        try transaction.execute(
            "INSERT INTO owner (id, name, rank) VALUES ($1, $2, $3)", [.text(id), .text(name), .integer(0)])
    }

    static func owners(in driver: any SQLDriver) async throws -> [String] {
        try await driver.read { try $0.query("SELECT id FROM owner ORDER BY id", []).map { try $0.text(0) } }
    }

    static func expectOwners(
        _ expected: [String], in driver: any SQLDriver, at location: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await owners(in: driver)
        #expect(found == expected, sourceLocation: location)
    }
}
