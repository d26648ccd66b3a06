import SQLStore
import Testing

@Suite("Transactions of a store")
struct TransactionContract {
    struct Stop: Error {}

    @Test("What a transaction wrote is there for the next one", arguments: StoreSubject.all)
    func commits(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let changed = try await driver.write { transaction in
                try SampleSchema.addOwner("a", to: transaction)
                try SampleSchema.addOwner("b", to: transaction)
                return try transaction.execute("UPDATE owner SET rank = $1", [.int(7)])
            }
            #expect(changed == 2)
            try await SampleSchema.expectOwners(["a", "b"], in: driver)
        }
    }

    @Test("A body that throws leaves nothing, and its own error comes out", arguments: StoreSubject.all)
    func rollsBack(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            await #expect(throws: Stop.self) {
                try await driver.write { transaction in
                    try SampleSchema.addOwner("a", to: transaction)
                    throw Stop()
                }
            }
            try await SampleSchema.expectOwners([], in: driver)
        }
    }

    @Test("A failed statement spoils its transaction, even if its error is caught", arguments: StoreSubject.all)
    func spoils(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let error = await #expect(throws: StoreError.self) {
                try await driver.write { transaction in
                    try SampleSchema.addOwner("a", to: transaction)
                    try? SampleSchema.addOwner("a", to: transaction)
                }
            }
            #expect(error?.kind == .constraint)
            try await SampleSchema.expectOwners([], in: driver)
        }
    }

    @Test("A read can't write", arguments: StoreSubject.all)
    func readsOnly(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            await #expect(throws: StoreError.self) {
                try await driver.read { try SampleSchema.addOwner("a", to: $0) }
            }
            try await SampleSchema.expectOwners([], in: driver)
        }
    }

    @Test("A transaction of a cancelled task still ends whole: it commits", arguments: StoreSubject.all)
    func survivesCancellation(_ subject: StoreSubject) async throws {
        try await subject.run { driver in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await driver.write { try SampleSchema.addOwner("a", to: $0) }
            }
            try await task.value
            try await SampleSchema.expectOwners(["a"], in: driver)
        }
    }
}
