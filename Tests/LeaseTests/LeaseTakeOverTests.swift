import SQLStore
import Testing

@testable import CRMGateway

@Suite("Taking over from the dead")
struct LeaseTakeOverTests {
    @Test("A process that was killed while it held a lease is taken over at once", arguments: [false, true])
    func takesOverFromTheKilled(leavingZombie: Bool) async throws {
        let bench = try await LeaseBench()
        let child = try ChildProcess()
        defer { child.reap() }
        let here = ProcessIdentity.current()
        let dying = ProcessIdentity(process: try child.identity(like: here.process), isGone: here.isGone)
        let held = try #require(try await bench.attempt(Self.keeper(dying, bench)))
        let survivor = Self.keeper(here, bench)
        let early = try await bench.attempt(survivor)
        #expect(early == nil)
        child.kill()
        if !leavingZombie { child.reap() }
        let taken = try await bench.attempt(survivor)
        #expect(taken?.fence == held.fence + 1)
        await #expect(throws: GatewayError.self) { try await LeaseBench.act(under: held) }
    }

    @Test(
        "A dead process of another pid namespace, or another boot, is believed only at the deadline",
        arguments: [
            LeaseProcess(bootID: "boot", pidNamespace: "pid:[2]", pid: 100, startTime: 5),
            LeaseProcess(bootID: "other", pidNamespace: "pid:[1]", pid: 100, startTime: 5),
            LeaseProcess(bootID: "boot", pidNamespace: "", pid: 100, startTime: 5),
            LeaseProcess(bootID: "", pidNamespace: "pid:[1]", pid: 100, startTime: 5),
        ])
    func waitsForTheUnseen(_ stranger: LeaseProcess) async throws {
        let bench = try await LeaseBench()
        _ = try #require(try await bench.attempt(bench.keeper(stranger)))
        let other = bench.keeper(LeaseBench.second, gone: [stranger])
        let early = try await bench.attempt(other)
        bench.clock.setWallClock(by: 20_001)
        let late = try await bench.attempt(other)
        #expect(early == nil && late?.fence == 2)
    }

    @Test("A process without namespace knowledge takes nobody's lease early, not even of its like")
    func needsToKnowItself() async throws {
        let bench = try await LeaseBench()
        let nameless = LeaseProcess(bootID: "boot", pidNamespace: "", pid: 1, startTime: 1)
        let dead = LeaseProcess(bootID: "boot", pidNamespace: "", pid: 2, startTime: 1)
        _ = try #require(try await bench.attempt(bench.keeper(dead)))
        let early = try await bench.attempt(bench.keeper(nameless, gone: [dead]))
        #expect(early == nil)
    }

    @Test("A task of the same process is no dead process: its lease is left to it")
    func sparesItself() async throws {
        let bench = try await LeaseBench()
        _ = try #require(try await bench.attempt(bench.keeper()))
        let early = try await bench.attempt(bench.keeper(gone: [LeaseBench.first]))
        #expect(early == nil)
    }

    @Test("Of two that see the same death, one takes over")
    func takesOverOnce() async throws {
        let bench = try await LeaseBench()
        _ = try #require(try await bench.attempt(bench.keeper()))
        let third = LeaseProcess(bootID: "boot", pidNamespace: "pid:[1]", pid: 300, startTime: 11)
        let one = try await bench.attempt(bench.keeper(LeaseBench.second, gone: [LeaseBench.first]))
        let two = try await bench.attempt(bench.keeper(third, gone: [LeaseBench.first]))
        #expect(one?.fence == 2 && two == nil)
    }

    private static func keeper(_ identity: ProcessIdentity, _ bench: LeaseBench) -> LeaseKeeper {
        LeaseKeeper(driver: bench.driver, clock: bench.clock, identity: identity)
    }
}
