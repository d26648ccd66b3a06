import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("The row of a lease")
struct LeaseRowTests {
    @Test("L-1: a free lease is taken, a held one isn't; a released one is, by a higher fence")
    func takesFreeOnes() async throws {
        let bench = try await LeaseBench()
        let lease = try #require(try await bench.attempt(bench.keeper()))
        let other = try await bench.attempt(bench.keeper(LeaseBench.second))
        #expect(lease.fence == 1 && other == nil)
        await lease.release()
        let next = try #require(try await bench.attempt(bench.keeper(LeaseBench.second)))
        #expect(next.fence == 2)
    }

    @Test("L-1: at its deadline a lease is still held; one millisecond later it is taken over")
    func takesOverAtTheDeadline() async throws {
        let bench = try await LeaseBench()
        let lease = try #require(try await bench.attempt(bench.keeper()))
        bench.clock.setWallClock(by: 20_000)
        let early = try await bench.attempt(bench.keeper(LeaseBench.second))
        bench.clock.setWallClock(by: 1)
        let late = try await bench.attempt(bench.keeper(LeaseBench.second))
        #expect(early == nil && late?.fence == lease.fence + 1)
    }

    @Test("L-10: a clock that is set back delays a take-over by no more than twice the time to live")
    func boundsClocksSetBack() async throws {
        let bench = try await LeaseBench()
        let lease = try #require(try await bench.attempt(bench.keeper()))
        bench.clock.setWallClock(by: -20_000)
        let within = try await bench.attempt(bench.keeper(LeaseBench.second))
        bench.clock.setWallClock(by: -1)
        let beyond = try await bench.attempt(bench.keeper(LeaseBench.second))
        #expect(within == nil && beyond?.fence == lease.fence + 1)
    }

    @Test("I-05: a release keeps the row and its fence; holders are never the same twice")
    func keepsTheRow() async throws {
        let bench = try await LeaseBench()
        var holders: Set<String> = []
        for fence in 1...5 {
            let lease = try #require(try await bench.attempt(bench.keeper()))
            let held = try #require(try await bench.row())
            #expect(held.fence == Int64(fence) && held.deadline == bench.clock.milliseconds + 20_000)
            #expect(held.holder.utf8.count == 32 && held.process == LeaseBench.first)
            holders.insert(held.holder)
            await lease.release()
            let released = try #require(try await bench.row())
            #expect(released.fence == Int64(fence) && released.deadline == 0)
        }
        #expect(holders.count == 5)
    }

    @Test("Leases of other keys, kinds and organizations are other leases")
    func separatesThings() async throws {
        let bench = try await LeaseBench()
        let keeper = bench.keeper()
        var leases: [Lease?] = [try await bench.attempt(keeper, key: "a"), try await bench.attempt(keeper, key: "b")]
        for kind in LeaseKind.allCases where kind != .grant {
            leases.append(try await keeper.attempt(kind, key: "a", organization: LeaseBench.organization))
        }
        leases.append(try await keeper.attempt(.grant, key: "a", organization: .init(rawValue: "other")))
        #expect(leases.count == 7 && leases.allSatisfy { $0?.fence == 1 })
    }
}
