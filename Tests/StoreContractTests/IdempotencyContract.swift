import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Idempotency keys")
struct IdempotencyContract {
    static let anna = Actor.user(UserID(rawValue: "anna"), of: OrganizationID(rawValue: "org"))

    @Test("T-42: one key has one effect; a repeated call gets the first answer", arguments: StoreSubject.all)
    func answersOnce(_ subject: StoreSubject) async throws {
        try await Self.run(subject) { (keys) throws in
            #expect(try keys(Self.anna, "a").begin(key: "k", inputHash: "h") == .fresh)
            #expect(try keys(Self.anna, "a").finish(key: "k", result: "first"))
            #expect(try !keys(Self.anna, "a").finish(key: "k", result: "second"))
            #expect(try keys(Self.anna, "a").begin(key: "k", inputHash: "h") == .done(result: "first"))
        }
    }

    @Test("T-42: the same key with other input is an error, in progress or done", arguments: StoreSubject.all)
    func refusesOtherInput(_ subject: StoreSubject) async throws {
        try await Self.run(subject) { (keys) throws in
            _ = try keys(Self.anna, "a").begin(key: "k", inputHash: "h")
            #expect(try keys(Self.anna, "a").begin(key: "k", inputHash: "other") == .otherInput)
            try keys(Self.anna, "a").finish(key: "k", result: "r")
            #expect(try keys(Self.anna, "a").begin(key: "k", inputHash: "other") == .otherInput)
        }
    }

    @Test("T-42: a twin under way is said to be so; given up, the key is free again", arguments: StoreSubject.all)
    func tellsProgress(_ subject: StoreSubject) async throws {
        try await Self.run(subject) { (keys) throws in
            _ = try keys(Self.anna, "a").begin(key: "k", inputHash: "h")
            guard case .inProgress = try keys(Self.anna, "a").begin(key: "k", inputHash: "h") else {
                Issue.record("the twin isn't told")
                return
            }
            #expect(try keys(Self.anna, "a").abandon(key: "k"))
            #expect(try keys(Self.anna, "a").begin(key: "k", inputHash: "h") == .fresh)
        }
    }

    @Test("T-42: keys of another actor, organization or operation are other keys", arguments: StoreSubject.all)
    func scopesKeys(_ subject: StoreSubject) async throws {
        try await Self.run(subject) { (keys) throws in
            let elsewhere = OrganizationID(rawValue: "elsewhere")
            let actors = [
                Self.anna, .user(UserID(rawValue: "ben"), of: Self.anna.organization),
                .user(UserID(rawValue: "anna"), of: elsewhere), .system(of: Self.anna.organization),
            ]
            for actor in actors {
                #expect(try keys(actor, "a").begin(key: "k", inputHash: "\(actor)") == .fresh)
                #expect(try keys(actor, "b").begin(key: "k", inputHash: "\(actor)") == .fresh)
            }
        }
    }

    @Test("T-42: a key is kept for 24 hours, then forgotten")
    func forgets() async throws {
        let clock = ManualStoreClock()
        let driver = try SQLiteDriver.inMemory(clock: clock)
        try await Migrator().migrate(driver)
        let organization = Self.anna.organization
        _ = try await driver.write { try Self.keys($0)(Self.anna, "a").begin(key: "k", inputHash: "h") }
        clock.advance(IdempotencyRepository.keptMilliseconds)
        #expect(try await driver.write { try IdempotencyRepository.forgetOld(of: organization, in: $0) } == 0)
        clock.advance(1)
        #expect(try await driver.write { try IdempotencyRepository.forgetOld(of: organization, in: $0) } == 1)
    }

    @Test("I-09: of concurrent twins, one acts", arguments: StoreSubject.shared)
    func survivesTwins(_ subject: StoreSubject) async throws {
        try await subject.run(drivers: 2) { drivers in
            try await Self.addTables(to: drivers[0])
            let fresh = try await withThrowingTaskGroup(of: Bool.self) { group in
                for task in 0..<20 {
                    group.addTask {
                        try await drivers[task % 2].write { transaction in
                            try Self.keys(transaction)(Self.anna, "a").begin(key: "k", inputHash: "h") == .fresh
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(fresh == 1)
        }
    }

    typealias Keys = (_ actor: Actor, _ operation: String) -> IdempotencyRepository

    private static func keys(_ transaction: any SQLTransaction) -> Keys {
        { IdempotencyRepository(actor: $0, operation: $1, transaction: transaction) }
    }

    private static func addTables(to driver: any SQLDriver) async throws {
        let shifted = Schema.migrations.map {
            Migration(version: $0.version + 2, name: $0.name, statements: $0.statements)
        }
        try await Migrator(SampleSchema.migrations + shifted).migrate(driver)
    }

    private static func run(_ subject: StoreSubject, _ body: @escaping @Sendable (Keys) throws -> Void) async throws {
        try await subject.run { driver in
            try await addTables(to: driver)
            try await driver.write { try body(keys($0)) }
        }
    }
}
