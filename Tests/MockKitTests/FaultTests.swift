import Foundation
import MockKit
import Testing

@Suite("Faults over real sockets")
struct FaultTests {
    private func run(_ body: (MockServer, RawClient) async throws -> Void) async throws {
        let server = try await MockServer.start(vendor: ToyVendor())
        do {
            try await body(server, RawClient(port: server.port))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    private func count(_ server: MockServer) -> Int { server.state()["notes"]?.array?.count ?? -1 }

    @Test("A status is shown as often as asked, with Retry-After, the vendor's body and the fault's name")
    func status() async throws {
        try await run { server, client in
            server.inject(.status(503, retryAfter: 7), times: 2)
            for _ in 0..<2 {
                let answer = await client.send("POST", "/notes", body: "x")
                #expect(answer.status == 503 && answer.json == ["toy": 503])
                #expect(answer.head.contains("retry-after: 7") && answer.head.contains("x-mock-fault: status_503"))
            }
            #expect(count(server) == 0)
            let third = await client.send("POST", "/notes", body: "x")
            #expect(third.status == 201 && count(server) == 1)
            let faults = server.journal.entries.compactMap(\.fault)
            #expect(faults == ["status_503", "status_503"])
        }
    }

    @Test("A lost answer is reset without a byte, and the work is done")
    func lostAnswer() async throws {
        try await run { server, client in
            server.inject(.lostAnswer)
            let answer = await client.send("POST", "/notes", body: "x")
            #expect(answer.isReset && answer.status == nil && count(server) == 1)
            #expect(server.journal.entries.last?.status == nil)
            #expect(server.journal.entries.last?.fault == "lost_answer")
        }
    }

    @Test("A reset before the answer leaves the work undone")
    func resetBefore() async throws {
        try await run { server, client in
            server.inject(.drop)
            let answer = await client.send("POST", "/notes", body: "x")
            #expect(answer.isReset && answer.status == nil && count(server) == 0)
        }
    }

    @Test("A reset midway gives some bytes and then a reset; a truncated body some bytes and a close")
    func cuts() async throws {
        try await run { server, client in
            server.inject(.resetMidway(afterBytes: 5))
            let reset = await client.send("GET", "/notes")
            #expect(reset.isReset && reset.status == 200 && reset.body.count == 5)
            server.inject(.truncated(keepingBytes: 7))
            let cut = await client.send("GET", "/notes")
            #expect(!cut.isReset && cut.status == 200 && cut.body.count == 7)
            #expect((cut.promisedBytes ?? 0) > 7)
        }
    }

    @Test("HTML, wrong types, deep nesting, a huge body and a slow drip")
    func bodies() async throws {
        try await run { server, client in
            server.inject(.html(status: 200))
            let page = await client.send("GET", "/notes")
            #expect(page.status == 200 && page.json == nil && page.head.contains("text/html"))
            server.inject(.wrongType)
            let odd = await client.send("GET", "/notes")
            #expect(odd.json?["items"]?.string != nil)
            server.inject(.deeplyNested(levels: 10_000))
            let deep = await client.send("GET", "/notes")
            #expect(deep.body.count > 20_000)
            server.inject(.huge(bytes: 3_000_000))
            let huge = await client.send("GET", "/notes")
            #expect(huge.body.count == 3_000_000 && huge.json != nil)
            server.inject(.slowDrip(bytes: 4, every: .milliseconds(5)))
            let start = ContinuousClock.now
            let slow = await client.send("GET", "/notes")
            #expect(slow.json?["items"] == [] && ContinuousClock.now - start > .milliseconds(10))
        }
    }

    @Test("Cursors go round in a circle of the length asked for")
    func cursorLoop() async throws {
        try await run { server, client in
            server.inject(.repeatedCursor(length: 2), times: nil)
            var cursors: [String] = []
            var target = "/notes"
            for _ in 0..<4 {
                let next = await client.send("GET", target).json?["next"]?.string ?? ""
                cursors.append(next)
                target = "/notes?cursor=\(next)"
            }
            #expect(cursors == ["loop-0", "loop-1", "loop-0", "loop-1"])
        }
    }

    @Test("A fault meets the operation, the path, the method and the nth request that it names, and no other")
    func matching() async throws {
        try await run { server, client in
            server.inject(.status(500), on: .operation("toy.notes.create", nth: 2))
            server.inject(.status(418), on: FaultMatch(pathPrefix: "/tok", method: "GET"))
            var statuses: [Int?] = []
            for (method, path) in [
                ("POST", "/notes"), ("GET", "/notes"), ("GET", "/tokens/t"), ("POST", "/notes"), ("POST", "/notes"),
            ] {
                statuses.append(await client.send(method, path, body: method == "POST" ? "x" : "").status)
            }
            #expect(statuses == [201, 200, 418, 500, 201])
        }
    }

    @Test("Latency holds the answer back, and goes along with another fault")
    func latency() async throws {
        try await run { server, client in
            server.inject(.latency(.milliseconds(60)))
            server.inject(.status(502))
            let start = ContinuousClock.now
            let answer = await client.send("GET", "/notes")
            #expect(answer.status == 502 && ContinuousClock.now - start >= .milliseconds(60))
        }
    }

    @Test("A server that stalls can still be stopped")
    func stall() async throws {
        let server = try await MockServer.start(vendor: ToyVendor())
        server.inject(.stall)
        let client = RawClient(port: server.port)
        async let answer = client.send("GET", "/notes")
        while server.journal.count == 0 { await Task.yield() }
        await server.stop()
        #expect(await answer.status == nil)
    }
}
