import Foundation
import SQLStore
import SQLiteDriver
import SeededNumbers
import Testing

@testable import CRMGateway

@Suite("Contention for a lease")
struct LeaseContentionTests {
    static let tasksOfEach = 50

    @Test("Two processes with 50 tasks each on one file: never two holders, and every task has its turn")
    func neverTwoHolders() async throws {
        try await Self.onDisk { benches in
            let inside = Occupancy()
            try await withThrowingTaskGroup { group in
                for task in 0..<2 * Self.tasksOfEach {
                    let bench = benches[task % 2]
                    group.addTask { try await Self.takeTurn(bench, second: task % 2 == 1, inside) }
                }
                try await group.waitForAll()
            }
            #expect(inside.most == 1)
            let effects = try await benches[0].effects()
            #expect(effects == (1...Int64(2 * Self.tasksOfEach)).map(\.self))
        }
    }

    @Test(
        "I-05, I-06: in any order of takings, jumps of the clock, acts and releases, no fence falls", arguments: 1...20)
    func effectsFollowFences(_ seed: UInt64) async throws {
        let bench = try await LeaseBench()
        var random = SeededNumbers(seed: seed)
        var holders: [Lease] = []
        var (committed, refused) = (0, 0)
        for _ in 0..<300 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<3:
                let process = Bool.random(using: &random) ? LeaseBench.first : LeaseBench.second
                if let lease = try await bench.attempt(bench.keeper(process)) { holders.append(lease) }
            case 3..<5:
                bench.clock.setWallClock(by: Int64.random(in: -50_000...50_000, using: &random))
            case 5:
                await holders.randomElement(using: &random)?.release()
            default:
                guard let lease = holders.suffix(3).randomElement(using: &random) else { continue }
                do {
                    try await LeaseBench.act(under: lease)
                    committed += 1
                } catch let error as GatewayError where error.code == "superseded" {
                    refused += 1
                }
            }
        }
        let effects = try await bench.effects()
        #expect(effects == effects.sorted() && effects.count == committed)
        #expect(holders.map(\.fence) == (1...Int64(holders.count)).map(\.self))
        #expect(committed > 10 && refused > 10)
    }

    private static func takeTurn(_ bench: LeaseBench, second: Bool, _ inside: Occupancy) async throws {
        let keeper = bench.keeper(second ? LeaseBench.second : LeaseBench.first)
        while true {
            guard let lease = try await bench.attempt(keeper) else {
                await Task.yield()
                continue
            }
            inside.enter()
            try await LeaseBench.act(under: lease)
            inside.leave()
            await lease.release()
            return
        }
    }

    /// Two drivers on one file, with one host's clock.
    private static func onDisk(_ body: ([LeaseBench]) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/lease-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let clock = ManualClock()
        var benches: [LeaseBench] = []
        for _ in 0..<2 {
            let driver = try SQLiteDriver.open(path: folder + "/gateway.sqlite", clock: clock)
            benches.append(try await LeaseBench(driver, clock))
        }
        try await body(benches)
    }
}
