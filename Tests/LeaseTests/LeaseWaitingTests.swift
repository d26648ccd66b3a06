import SQLStore
import Testing

@testable import CRMGateway

@Suite("Waiting for a lease, and acting under it")
struct LeaseWaitingTests {
    @Test("L-1: who waits tries again after pauses of 50 to 500 ms, and gets the lease once it is given back")
    func waits() async throws {
        let bench = try await LeaseBench()
        let held = try #require(try await bench.attempt(bench.keeper()))
        let waiter = Task { [keeper = bench.keeper(LeaseBench.second)] in
            try await keeper.acquire(
                .grant, key: "g", organization: LeaseBench.organization, waitingUpTo: .seconds(3_600))
        }
        for _ in 0..<8 {
            await bench.clock.sleepers(2)
            bench.clock.advance(by: .milliseconds(500))
        }
        await bench.clock.sleepers(2)
        await held.release()
        bench.clock.advance(by: .milliseconds(500))
        let lease = try await waiter.value
        #expect(lease.fence == 2)
        let pauses = bench.clock.slept.filter { $0 < .seconds(5) }
        #expect(pauses.count == 9 && pauses.allSatisfy { (.milliseconds(50) ... .milliseconds(500)).contains($0) })
    }

    @Test("Pauses are drawn from a range that grows to 500 ms")
    func growsItsPauses() {
        var random = SystemRandomNumberGenerator()
        let times = LeaseTimes()
        for (attempt, longest) in [(1, 100), (2, 200), (3, 400), (4, 500), (60, 500)] {
            let pauses = (0..<200).map { _ in times.pause(afterAttempt: attempt, using: &random) }
            #expect(pauses.allSatisfy { $0 >= .milliseconds(50) && $0 <= .milliseconds(longest) })
            #expect(Set(pauses).count > 10)
        }
    }

    @Test("Who has waited long enough is told so; `.zero` tries once")
    func givesUp() async throws {
        let bench = try await LeaseBench()
        let held = try #require(try await bench.attempt(bench.keeper()))
        let error = await #expect(throws: GatewayError.self) {
            try await bench.keeper(LeaseBench.second).acquire(
                .grant, key: "g", organization: LeaseBench.organization, waitingUpTo: .zero)
        }
        #expect(error?.code == "lease_held" && error?.message.contains("grant") == true)
        await held.release()
    }

    @Test("A waiter that is cancelled stops waiting")
    func stopsWaiting() async throws {
        let bench = try await LeaseBench()
        let held = try #require(try await bench.attempt(bench.keeper()))
        let waiter = Task { [keeper = bench.keeper(LeaseBench.second)] in
            try await keeper.acquire(.grant, key: "g", organization: LeaseBench.organization, waitingUpTo: .seconds(60))
        }
        await bench.clock.sleepers(2)
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        await held.release()
    }

    @Test("An act under a lease gives it back, whether it succeeds or fails")
    func givesBack() async throws {
        struct Stop: Error {}
        let bench = try await LeaseBench()
        let answer = try await bench.keeper().withLease(
            .grant, key: "g", organization: LeaseBench.organization, waitingUpTo: .zero
        ) { lease in lease.fence }
        await #expect(throws: Stop.self) {
            try await bench.keeper().withLease(
                .grant, key: "g", organization: LeaseBench.organization, waitingUpTo: .zero
            ) { _ in throw Stop() }
        }
        let row = try await bench.row()
        #expect(answer == 1 && row?.fence == 2 && row?.deadline == 0)
    }

    @Test("L-6: an act whose lease is lost is cancelled and told superseded; the new holder keeps the lease")
    func cancelsTheAct() async throws {
        let bench = try await LeaseBench()
        let acting = Signal()
        let act = Task { [keeper = bench.keeper(), clock = bench.clock] in
            try await keeper.withLease(
                .grant, key: "g", organization: LeaseBench.organization, waitingUpTo: .zero
            ) { _ in
                acting.send()
                try await clock.sleep(for: .seconds(3_600))
            }
        }
        await acting.received()
        bench.clock.setWallClock(by: 20_001)
        let new = try #require(try await bench.attempt(bench.keeper(LeaseBench.second)))
        await bench.clock.sleepers(3)
        bench.clock.advance(by: .seconds(5))
        let error = await #expect(throws: GatewayError.self) { try await act.value }
        #expect(error?.code == "superseded")
        try await LeaseBench.act(under: new)
        let effects = try await bench.effects()
        #expect(effects == [new.fence])
    }

    @Test("L-9: leases nest in the order run, account, record, grant, and never backwards")
    func keepsTheOrder() async throws {
        let bench = try await LeaseBench()
        let keeper = bench.keeper()
        for (index, outer) in LeaseKind.allCases.enumerated() {
            for (place, inner) in LeaseKind.allCases.enumerated() {
                let key = "\(outer)-\(inner)"
                let outcome = await Task {
                    try await keeper.withLease(
                        outer, key: key, organization: LeaseBench.organization, waitingUpTo: .zero
                    ) { _ in
                        try await keeper.withLease(
                            inner, key: key + "-inner", organization: LeaseBench.organization, waitingUpTo: .zero
                        ) { $0.fence }
                    }
                }.result
                if place > index {
                    #expect(throws: Never.self) { try outcome.get() }
                } else {
                    let error = #expect(throws: GatewayError.self) { try outcome.get() }
                    #expect(error?.code == "lease_order")
                }
            }
        }
    }
}
