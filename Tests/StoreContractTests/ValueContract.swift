import SQLStore
import Testing

@Suite("Values and statements of a store")
struct ValueContract {
    static let texts = [
        "", "Zoë", "日本語", "👩‍👩‍👧", "e\u{301}", "a'b\"c;--", "$1 ?1", "line\nfeed\ttab",
        String(repeating: "x", count: 100_000),
    ]

    @Test("Text comes back byte by byte", arguments: StoreSubject.all, texts)
    func keepsText(_ subject: StoreSubject, _ text: String) async throws {
        try await subject.run { driver in
            let found = try await driver.write { transaction in
                try SampleSchema.addOwner("a", name: text, to: transaction)
                return try transaction.query("SELECT name FROM owner WHERE name = $1", [.text(text)]).map {
                    try $0.text(0)
                }
            }
            #expect(found.map { Array($0.utf8) } == [Array(text.utf8)])
        }
    }

    @Test("Numbers keep all 64 bits, NULL stays NULL", arguments: StoreSubject.all)
    func keepsNumbers(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let numbers: [Int64?] = [.min, -1, 0, 1, .max, nil]
            let found = try await driver.write { transaction in
                for (index, number) in numbers.enumerated() {
                    try transaction.execute(
                        "INSERT INTO owner (id, name, rank) VALUES ($1, $2, $3)",
                        [.text("\(index)"), .null, .integer(number)])
                }
                return try transaction.query("SELECT rank FROM owner ORDER BY id", []).map { try $0.integerOrNil(0) }
            }
            #expect(found == numbers)
        }
    }

    @Test("Bytes come back as they went in", arguments: StoreSubject.all)
    func keepsBlobs(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let blobs: [[UInt8]] = [[], [0], Array(0...255), [UInt8](repeating: 7, count: 1_000_000)]
            for blob in blobs {
                let found = try await driver.read { try $0.query("SELECT $1", [.blob(blob)]).first?.blob(0) }
                #expect(found == blob)
            }
        }
    }

    @Test("Parameters go by their numbers: in any order, repeated, and not inside quotes", arguments: StoreSubject.all)
    func numbersParameters(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let row = try await driver.read { transaction in
                try transaction.query(
                    "SELECT $2, $1, $2, '$1', $12", (1...12).map { .text("p\($0)") }
                ).first?.values
            }
            #expect(row == [.text("p2"), .text("p1"), .text("p2"), .text("$1"), .text("p12")])
        }
    }

    @Test("RETURNING gives the rows that were written", arguments: StoreSubject.all)
    func returnsRows(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let ranks = try await driver.write { transaction in
                try SampleSchema.addOwner("a", to: transaction)
                return try transaction.query("UPDATE owner SET rank = rank + 1 RETURNING rank", []).map {
                    try $0.integer(0)
                }
            }
            #expect(ranks == [1])
        }
    }

    @Test("10,000 rows go in by few statements, all or nothing", arguments: StoreSubject.all)
    func insertsInBulk(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let rows: [[SQLValue]] = (0..<10_000).map { [.text("id-\($0)"), .text("name-\($0)"), .int($0)] }
            let changed = try await driver.write { transaction in
                try transaction.insert("INSERT INTO owner (id, name, rank) VALUES ", rows: rows)
            }
            #expect(changed == 10_000)
            let sum = try await driver.read { try $0.query("SELECT count(*), sum(rank) FROM owner", []).first?.values }
            #expect(sum == [.integer(10_000), .integer(49_995_000)])
        }
    }

    @Test("A statement with the most parameters runs; one more is refused", arguments: StoreSubject.all)
    func limitsParameters(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let most = try await driver.read { try Self.count($0, parameters: SQL.parametersMax) }
            #expect(most == 0)
            let error = await #expect(throws: StoreError.self) {
                try await driver.read { try Self.count($0, parameters: SQL.parametersMax + 1) }
            }
            #expect(error?.kind == .statement)
        }
    }

    @Test(
        "T-26: a text with NUL is never cut at it: it finds nothing, and can't be written", arguments: StoreSubject.all)
    func keepsNULOut(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            try await driver.write { try SampleSchema.addOwner("a", to: $0) }
            for text in ["a\u{0}", "a\u{0}b", "\u{0}a"] {
                let found = try await driver.read {
                    try $0.query("SELECT id FROM owner WHERE id = $1", [.text(text)]).count
                }
                #expect(found == 0)
                let error = await #expect(throws: StoreError.self) {
                    try await driver.write { try SampleSchema.addOwner(text, to: $0) }
                }
                #expect(error?.kind == .constraint)
            }
            try await SampleSchema.expectOwners(["a"], in: driver)
        }
    }

    private static func count(_ transaction: any SQLTransaction, parameters count: Int) throws -> Int64? {
        let statement = "SELECT count(*) FROM owner WHERE rank IN (" + SQL.parameters(from: 1, count: count) + ")"
        return try transaction.query(statement, Array(repeating: .integer(1), count: count)).first?.integer(0)
    }
}
