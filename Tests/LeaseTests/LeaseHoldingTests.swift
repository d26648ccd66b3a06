import SQLStore
import Testing

@testable import CRMGateway

@Suite("Holding a lease")
struct LeaseHoldingTests {
    @Test("L-3: every 5 s the deadline moves to 20 s ahead")
    func beats() async throws {
        let bench = try await LeaseBench()
        let lease = try #require(try await bench.attempt(bench.keeper()))
        for _ in 0..<10 {
            await bench.clock.sleepers(1)
            bench.clock.advance(by: .seconds(5))
            await bench.clock.sleepers(1)
            let row = try await bench.row()
            #expect(row?.deadline == bench.clock.milliseconds + 20_000)
            #expect(lease.isSafeToBeginExternalCall)
        }
        let other = try await bench.attempt(bench.keeper(LeaseBench.second))
        #expect(other == nil)
    }

    @Test("L-2: without a confirmed heartbeat, no external call begins when less than 5 s are left")
    func stopsCalls() async throws {
        let clock = ManualClock()
        let store = try await LeaseBench()
        let switched = SwitchedDriver(store.driver)
        let keeper = LeaseKeeper(
            driver: switched, clock: clock, identity: ProcessIdentity(process: LeaseBench.first) { _ in false })
        let lease = try #require(try await keeper.attempt(.grant, key: "g", organization: LeaseBench.organization))
        switched.isReachable = false
        for _ in 0..<3 {
            #expect(lease.isSafeToBeginExternalCall)
            await clock.sleepers(1)
            clock.advance(by: .seconds(5))
        }
        #expect(lease.isSafeToBeginExternalCall)
        clock.advance(by: .milliseconds(1))
        #expect(!lease.isSafeToBeginExternalCall && !lease.isLost)
        switched.isReachable = true
        #expect(try await lease.renew())
        #expect(lease.isSafeToBeginExternalCall)
    }

    @Test("L-2: the stopwatch starts before the request is sent, so a slow store costs time of ours")
    func startsTheStopwatchFirst() async throws {
        let bench = try await LeaseBench()
        let slow = SwitchedDriver(bench.driver) { bench.clock.advance(by: .seconds(16)) }
        let lease = try #require(try await bench.attempt(bench.keeper(on: slow)))
        #expect(!lease.isSafeToBeginExternalCall)
    }

    @Test("L-4: a guarded write renews the lease and commits its effect, also past the deadline while nobody took it")
    func guards() async throws {
        let bench = try await LeaseBench()
        let lease = try #require(try await bench.attempt(bench.keeper()))
        bench.clock.setWallClock(by: 60_000)
        try await LeaseBench.act(under: lease)
        let (row, effects) = (try await bench.row(), try await bench.effects())
        #expect(row?.deadline == bench.clock.milliseconds + 20_000 && effects == [1])
    }

    @Test("L-4: a body that throws leaves neither effect nor lost lease")
    func guardsFailures() async throws {
        struct Stop: Error {}
        let bench = try await LeaseBench()
        let lease = try #require(try await bench.attempt(bench.keeper()))
        await #expect(throws: Stop.self) {
            try await lease.guardedWrite { transaction in
                try transaction.execute("INSERT INTO effect (fence) VALUES (1)", [])
                throw Stop()
            }
        }
        let effects = try await bench.effects()
        #expect(effects == [] && !lease.isLost)
    }

    @Test("L-4, L-6, F-D3: after a take-over the old holder writes nothing, releases nothing, and is told")
    func losesForGood() async throws {
        let bench = try await LeaseBench()
        let old = try #require(try await bench.attempt(bench.keeper()))
        bench.clock.setWallClock(by: 20_001)
        let new = try #require(try await bench.attempt(bench.keeper(LeaseBench.second)))
        let before = try await bench.row()
        let error = await #expect(throws: GatewayError.self) { try await LeaseBench.act(under: old) }
        #expect(error?.code == "superseded" && old.isLost && !old.isSafeToBeginExternalCall)
        await old.release()
        #expect(try await bench.row() == before)
        try await LeaseBench.act(under: new)
        let effects = try await bench.effects()
        #expect(effects == [2])
    }

    @Test("L-3: a heartbeat that finds another holder ends the lease")
    func hearsOfTheLoss() async throws {
        let bench = try await LeaseBench()
        let lost = Signal()
        let old = try #require(try await bench.attempt(bench.keeper()))
        old.whenLost { lost.send() }
        bench.clock.setWallClock(by: 20_001)
        _ = try #require(try await bench.attempt(bench.keeper(LeaseBench.second)))
        await bench.clock.sleepers(1)
        bench.clock.advance(by: .seconds(5))
        await lost.received()
        #expect(old.isLost)
    }

    @Test("A lease that was given back writes nothing")
    func endsByRelease() async throws {
        let bench = try await LeaseBench()
        let lease = try #require(try await bench.attempt(bench.keeper()))
        await lease.release()
        let error = await #expect(throws: GatewayError.self) { try await LeaseBench.act(under: lease) }
        let effects = try await bench.effects()
        #expect(error?.code == "superseded" && effects == [] && !lease.isSafeToBeginExternalCall)
    }

    @Test("L-6: a store that can't be reached doesn't keep a release from ending")
    func releasesWithoutAStore() async throws {
        let bench = try await LeaseBench()
        let switched = SwitchedDriver(bench.driver)
        let lease = try #require(try await bench.attempt(bench.keeper(on: switched)))
        switched.isReachable = false
        await lease.release()
        let row = try await bench.row()
        #expect(row?.deadline == bench.clock.milliseconds + 20_000)
    }
}
