import SQLStore
import Testing

@Suite("Rules of a schema, and failures of a store")
struct RuleContract {
    @Test("A doubled key and a missing parent are told as constraints, without the values", arguments: StoreSubject.all)
    func tellsConstraints(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            try await driver.write { try SampleSchema.addOwner("a", name: "canary-1", to: $0) }
            let doubled = await #expect(throws: StoreError.self) {
                try await driver.write { try SampleSchema.addOwner("b", name: "canary-1", to: $0) }
            }
            let orphan = await #expect(throws: StoreError.self) {
                try await driver.write { transaction in
                    try transaction.execute(
                        "INSERT INTO thing (id, owner, note) VALUES ($1, $2, $3)",
                        [.int(1), .text("canary-2"), .text("canary-3")])
                }
            }
            for error in [doubled, orphan] {
                #expect(error?.kind == .constraint)
                #expect(error?.description.contains("canary") == false)
            }
        }
    }

    @Test("A wrong statement is told as ours", arguments: StoreSubject.all)
    func tellsWrongStatements(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let error = await #expect(throws: StoreError.self) {
                try await driver.read { try $0.query("SELECT nothing FROM nowhere WHERE a = $1", [.text("canary")]) }
            }
            #expect(error?.kind == .statement)
            #expect(error?.description.contains("canary") == false)
        }
    }

    @Test(
        "A transaction whose nth statement fails leaves the store as it was, for every n", arguments: StoreSubject.all)
    func survivesEveryFailure(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            var failures = 0
            for failing in 1... {
                let outcome = await Task {
                    try await FailingDriver(driver, failingStatement: failing).write { transaction in
                        try SampleSchema.addOwner("a", to: transaction)
                        try SampleSchema.addOwner("b", to: transaction)
                        try transaction.execute("UPDATE owner SET rank = $1", [.int(1)])
                        try transaction.execute("INSERT INTO thing (id, owner) VALUES ($1, $2)", [.int(1), .text("b")])
                    }
                }.result
                guard case .failure = outcome else { break }
                failures += 1
                try await SampleSchema.expectOwners([], in: driver)
            }
            #expect(failures == 4)
            try await SampleSchema.expectOwners(["a", "b"], in: driver)
        }
    }
}
