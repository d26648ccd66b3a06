import Foundation
import MockKit
import Testing

@Suite("Server and control plane")
struct ControlTests {
    private func run(_ body: (MockServer, RawClient) async throws -> Void) async throws {
        let server = try await MockServer.start(vendor: ToyVendor())
        var control = RawClient(port: server.port)
        control.token = server.controlToken
        do {
            try await body(server, control)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    @Test(
        "T-39: a host that is not the loopback is refused", arguments: ["0.0.0.0", "::", "192.168.1.5", "example.com"])
    func hosts(_ host: String) async {
        await #expect(throws: MockServerError.self) {
            try await MockServer.start(vendor: ToyVendor(), host: host)
        }
    }

    @Test("T-39: control needs the token of this start; the CRM's own tokens do not open it")
    func bearer() async throws {
        try await run { server, control in
            let refused = await RawClient(port: server.port).send("GET", "/_mock/state")
            #expect(refused.status == 401 && refused.json?["error"]?.string?.contains("control_token") == true)
            let opened = await control.send("GET", "/_mock/state")
            #expect(opened.status == 200 && opened.json == ["notes": []])
            let other = try await MockServer.start(vendor: ToyVendor())
            #expect(other.controlToken != server.controlToken)
            await other.stop()
        }
    }

    @Test("Answers are dated by the mock's clock, with which the dates of their other headers go")
    func dated() async throws {
        let clock = MockClock(standingAt: Date(timeIntervalSince1970: 1_795_000_000))
        let server = try await MockServer.start(vendor: ToyVendor(), clock: clock)
        server.advanceClock(by: .seconds(90))
        let answer = await RawClient(port: server.port).send("GET", "/notes")
        await server.stop()
        #expect(answer.head.contains("date: \(HTTPDate.text(clock.now).lowercased())"), "\(answer.head)")
    }

    @Test("Faults, journal, clock, changes and reset work over HTTP")
    func endpoints() async throws {
        try await run { server, control in
            let crm = RawClient(port: server.port)
            let order = await control.send(
                "POST", "/_mock/faults",
                body: #"{"fault":"status","status":429,"retry_after":3,"operation":"toy.notes.list"}"#)
            #expect(order.status == 201)
            let pending = await control.send("GET", "/_mock/faults")
            #expect(pending.json?["faults"]?[0]?["fault"] == "status_429")
            let limited = await crm.send("GET", "/notes")
            #expect(limited.status == 429)
            _ = await crm.send("POST", "/notes", body: "x")
            let writes = await control.send("GET", "/_mock/journal?writes=true")
            #expect(writes.json?["entries"]?.array?.count == 1)
            #expect(writes.json?["entries"]?[0]?["operation"] == "toy.notes.create")
            let before = server.clock.now
            let clock = await control.send("POST", "/_mock/clock", body: #"{"advance_seconds":3600}"#)
            #expect(clock.status == 200 && server.clock.now.timeIntervalSince(before) >= 3_600)
            let change = await control.send(
                "POST", "/_mock/changes", body: #"{"change":"deactivate_user","email":"ann@example.com"}"#)
            #expect(change.status == 204)
            let reset = await control.send("POST", "/_mock/reset")
            #expect(reset.status == 204 && server.journal.count == 0)
            #expect(server.clock.now.timeIntervalSince(before) < 3_000)
        }
    }

    @Test("A control request with a mistake is answered with what would do")
    func mistakes() async throws {
        try await run { _, control in
            let unknown = await control.send("POST", "/_mock/faults", body: #"{"fault":"explode"}"#)
            #expect(unknown.status == 400 && unknown.json?["error"]?.string?.contains("lost_answer") == true)
            let bare = await control.send("POST", "/_mock/clock", body: "{}")
            #expect(bare.status == 400 && bare.json?["error"]?.string?.contains("advance_seconds") == true)
            let missing = await control.send("POST", "/_mock/changes", body: #"{"change":"deactivate_user"}"#)
            #expect(missing.json?["error"]?.string?.contains("\"email\"") == true)
            let nowhere = await control.send("GET", "/_mock/nothing")
            #expect(nowhere.status == 404)
        }
    }

    @Test("The journal keeps order, actor and status, and no token")
    func journal() async throws {
        try await run { server, _ in
            let crm = RawClient(port: server.port)
            _ = await crm.send("GET", "/tokens/secret-in-path?code=secret-code&page=2")
            _ = await crm.send("GET", "/unknown")
            let entries = server.journal.entries
            #expect(entries.map(\.sequence) == [1, 2])
            #expect(entries[0].path == "/tokens/<redacted>" && entries[0].query["code"] == "<redacted>")
            #expect(entries[0].query["page"] == "2" && entries[0].actor == "ann")
            #expect(entries[1].operation == nil && entries[1].status == 404)
            let text = entries.map(\.json.text).joined()
            #expect(!text.contains("secret") && !text.contains("toy-token"))
        }
    }

    @Test("The journal file holds the same entries, one JSON line each")
    func journalFile() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString).jsonl").path()
        let server = try await MockServer.start(vendor: ToyVendor(), journalFile: path)
        _ = await RawClient(port: server.port).send("GET", "/notes")
        _ = await RawClient(port: server.port).send("POST", "/notes", body: "x")
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.map(String.init) == server.journal.entries.map(\.json.text))
        await server.stop()
        try FileManager.default.removeItem(atPath: path)
    }

    @Test("A port that is taken is an error that says so")
    func portTaken() async throws {
        try await run { server, _ in
            let error = await #expect(throws: MockServerError.self) {
                try await MockServer.start(vendor: ToyVendor(), port: server.port)
            }
            #expect(error?.description.contains("choose another port") == true)
        }
    }

    @Test("A body beyond the bound is answered with 413, and nothing is done")
    func largeBody() async throws {
        try await run { server, _ in
            let body = String(repeating: "x", count: MockServer.requestBytesMax + 1)
            let answer = await RawClient(port: server.port).send("POST", "/notes", body: body)
            #expect(answer.status == 413 || answer.isReset)
            #expect(server.state() == ["notes": []])
        }
    }

    @Test("The start line has every member that clients read, null where there is nothing")
    func startLine() async throws {
        try await run { server, _ in
            let names = [
                "crm", "base_url", "access_token", "refresh_token", "client_id", "client_secret", "instance_url",
                "expired_access_token", "user_email", "static_token", "control_token",
            ]
            #expect(server.startLine.object?.names == names)
            #expect(server.startLine["refresh_token"] == .null && server.startLine["access_token"] == "toy-token")
        }
    }
}
