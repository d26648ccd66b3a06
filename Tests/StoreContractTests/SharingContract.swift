import Foundation
import SQLStore
import SQLiteDriver
import Testing

@Suite("Several drivers on one store")
struct SharingContract {
    @Test("Writers of two drivers lose nothing", arguments: StoreSubject.shared)
    func addsUp(_ subject: StoreSubject) async throws {
        try await subject.run(drivers: 2) { drivers in
            try await drivers[0].write { try SampleSchema.addOwner("a", to: $0) }
            try await withThrowingTaskGroup { group in
                for task in 0..<40 {
                    group.addTask { try await Self.addFive(drivers[task % 2]) }
                }
                try await group.waitForAll()
            }
            let rank = try await drivers[1].read { try $0.query("SELECT rank FROM owner", []).first?.integer(0) }
            #expect(rank == 200)
        }
    }

    @Test("A read sees one moment, whatever is written meanwhile", arguments: StoreSubject.shared)
    func readsOneMoment(_ subject: StoreSubject) async throws {
        try await subject.run(drivers: 2) { drivers in
            let (reading, written) = (Gate(), Gate())
            let reader = Task {
                try await drivers[0].read { transaction in
                    let before = try transaction.query("SELECT id FROM owner", []).count
                    reading.open()
                    written.wait()
                    return [before, try transaction.query("SELECT id FROM owner", []).count]
                }
            }
            await reading.opened()
            try await drivers[1].write { try SampleSchema.addOwner("a", to: $0) }
            written.open()
            #expect(try await reader.value == [0, 0])
            try await SampleSchema.expectOwners(["a"], in: drivers[0])
        }
    }

    @Test("L-9: who waits too long for another writer is told busy, and can try again")
    func tellsBusy() async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let first = try SQLiteDriver.open(path: folder.database, migrations: SampleSchema.migrations)
        try await Migrator(SampleSchema.migrations).migrate(first)
        let second = try SQLiteDriver.open(
            path: folder.database, migrations: SampleSchema.migrations, busyWaitMax: .milliseconds(5))
        let (writing, refused) = (Gate(), Gate())
        let writer = Task {
            try await first.write { transaction in
                try SampleSchema.addOwner("a", to: transaction)
                writing.open()
                refused.wait()
            }
        }
        await writing.opened()
        let error = await #expect(throws: StoreError.self) {
            try await second.write { try SampleSchema.addOwner("b", to: $0) }
        }
        refused.open()
        try await writer.value
        #expect(error?.kind == .busy)
        try await second.write { try SampleSchema.addOwner("b", to: $0) }
        try await SampleSchema.expectOwners(["a", "b"], in: first)
    }

    private static func addFive(_ driver: any SQLDriver) async throws {
        for _ in 0..<5 {
            try await driver.write { transaction in
                let rank = try transaction.query("SELECT rank FROM owner", []).first?.integer(0) ?? 0
                try transaction.execute("UPDATE owner SET rank = $1", [.integer(rank + 1)])
            }
        }
    }
}
