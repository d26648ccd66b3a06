import Foundation
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

/// A store, a clock, and keepers that stand for processes of one host.
struct LeaseBench: Sendable {
    static let organization = OrganizationID(rawValue: "org")
    /// Two processes that see each other.
    static let first = LeaseProcess(bootID: "boot", pidNamespace: "pid:[1]", pid: 100, startTime: 5)
    static let second = LeaseProcess(bootID: "boot", pidNamespace: "pid:[1]", pid: 200, startTime: 9)

    let driver: any SQLDriver
    let clock: ManualClock

    /// A fresh store in memory.
    init() async throws {
        let clock = ManualClock()
        try await self.init(SQLiteDriver.inMemory(clock: clock), clock)
    }

    init(_ driver: any SQLDriver, _ clock: ManualClock) async throws {
        self.driver = driver
        self.clock = clock
        try await Migrator().migrate(driver)
        try await driver.write { transaction in
            try transaction.execute("CREATE TABLE IF NOT EXISTS effect (fence BIGINT NOT NULL)", [])
        }
    }

    /// A keeper of a process; the others that it takes for dead are given.
    func keeper(
        _ process: LeaseProcess = first, on driver: (any SQLDriver)? = nil, gone: Set<LeaseProcess> = []
    ) -> LeaseKeeper {
        LeaseKeeper(
            driver: driver ?? self.driver, clock: clock,
            identity: ProcessIdentity(process: process) { gone.contains($0) })
    }

    /// One try for the lease that the tests are about.
    func attempt(_ keeper: LeaseKeeper, key: String = "g") async throws -> Lease? {
        try await keeper.attempt(.grant, key: key, organization: Self.organization)
    }

    /// The lease's row.
    func row(key: String = "g") async throws -> LeaseRow? {
        try await driver.read { transaction in
            try LeaseRepository(organization: Self.organization, kind: .grant, key: key, transaction: transaction).row()
        }
    }

    /// The fences of the effects that were committed, in order.
    func effects() async throws -> [Int64] {
        try await driver.read { try $0.query("SELECT fence FROM effect ORDER BY rowid", []).map { try $0.integer(0) } }
    }

    /// Commits an effect under a lease.
    static func act(under lease: Lease) async throws {
        let fence = lease.fence
        try await lease.guardedWrite { transaction in
            try transaction.execute("INSERT INTO effect (fence) VALUES ($1)", [.integer(fence)])
        }
    }
}
