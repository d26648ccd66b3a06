import ConnectorKit
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Using a key through a connection")
struct ConnectionTests {
    /// Ann's own grant, Bob with a copied key.
    private func shared() async throws -> (HostProcess, ConnectOutcome) {
        let process = try await Host().process()
        let outcome = try await process.connect("safe", as: process.host.user(process.host.ann))
        try await process.copyKey(of: outcome, to: process.host.bob)
        return (process, outcome)
    }

    private func connection(_ process: HostProcess, _ user: UserID) async throws -> Connection {
        try await process.grants.connection(of: user, crm: "safe", as: process.host.user(user))
    }

    @Test("A copied key works, says whom it acts as, and shows no token")
    func works() async throws {
        let (process, outcome) = try await shared()
        let bob = try await connection(process, process.host.bob)
        #expect(bob.actsAs == "u1" && bob.grant == outcome.grant)
        let answer = try await bob.transport.send(HTTPRequest(operation: "host.me", method: .get, path: "/me"))
        #expect(answer.status == 200)
        var text = ""
        dump(bob, to: &text, maxDepth: 40)
        #expect(!text.contains("canary"))
    }

    @Test("T-19, SYNC-13: a handle taken before the key ended is refused after, and others' go on (I-04)")
    func ended() async throws {
        let (process, _) = try await shared()
        let (host, bob) = (process.host, try await connection(process, process.host.bob))
        let ann = try await connection(process, host.ann)
        let outcome = try await process.grants.disconnect("safe", of: host.bob, as: host.user(host.bob))
        #expect(outcome.holdersLeft == 1 && !outcome.isOrphaned)
        let error = await #expect(throws: ConnectorError.self) { try await bob.reading.identify() }
        #expect(error?.kind == .forbidden)
        #expect(try await ann.reading.identify().account == "acme")
        #expect(host.vendor.state.withLock { $0.revoked.isEmpty })
    }

    @Test("A handle to a key that was replaced by another is refused: the new one needs a new handle")
    func replaced() async throws {
        let (process, outcome) = try await shared()
        let bob = try await connection(process, process.host.bob)
        try await process.copyKey(of: outcome, to: process.host.bob)
        await #expect(throws: ConnectorError.self) { try await bob.reading.identify() }
        #expect(try await connection(process, process.host.bob).reading.identify().account == "acme")
    }

    @Test("ACC-7: the handle of somebody who became a spectator, or was removed, is refused at the next request")
    func seat() async throws {
        let (process, _) = try await shared()
        let host = process.host
        let (ann, bob) = (try await connection(process, host.ann), try await connection(process, host.bob))
        try await process.execute(
            "UPDATE user_account SET seat = 'spectator' WHERE id = $1", [.text(host.bob.rawValue)])
        await #expect(throws: ConnectorError.self) { try await bob.reading.identify() }
        let refused = await #expect(throws: GatewayError.self) { try await connection(process, host.bob) }
        #expect(refused?.rule == "ACC-7")
        try await process.execute("UPDATE user_account SET ended_at = 1 WHERE id = $1", [.text(host.ann.rawValue)])
        await #expect(throws: ConnectorError.self) { try await ann.reading.identify() }
        #expect(try await process.auditOperations().contains("key.use refused"))
    }

    @Test("A key is used by its user or the system, by nobody else")
    func actors() async throws {
        let (process, _) = try await shared()
        let host = process.host
        for actor in [host.admin, host.user(host.ann)] {
            let error = await #expect(throws: GatewayError.self) {
                try await process.grants.connection(of: host.bob, crm: "safe", as: actor)
            }
            #expect(error?.code == "not_own_key")
        }
        let scheduled = try await process.grants.connection(
            of: host.bob, crm: "safe", as: .system(of: host.organization))
        #expect(try await scheduled.reading.identify().account == "acme")
    }

    @Test("A refused access token is renewed once, for the request that met it and for all others")
    func renewal() async throws {
        let (process, outcome) = try await shared()
        let host = process.host
        let bob = try await connection(process, host.bob)
        host.vendor.change { $0.access = [] }
        #expect(try await bob.reading.identify().account == "acme")
        #expect(try await process.row(outcome.grant).generation == 2)
        #expect(host.vendor.refreshCount == 1)
    }

    @Test("A dead grant tells each caller who must reconnect, and isn't tried at the CRM again")
    func dead() async throws {
        let (process, _) = try await shared()
        let host = process.host
        let bob = try await connection(process, host.bob)
        host.vendor.change {
            $0.access = []
            $0.refresh = []
        }
        let error = await #expect(throws: ConnectorError.self) { try await bob.reading.identify() }
        #expect(error?.kind == .unauthenticated)
        #expect(error?.message.contains(host.ann.rawValue) == true && error?.message.contains("2 users") == true)
        let calls = host.vendor.state.withLock { $0.calls.count }
        await #expect(throws: ConnectorError.self) { try await bob.reading.identify() }
        #expect(host.vendor.state.withLock { $0.calls.count } == calls)
    }

    @Test("A session for a run works under the grant alone, and its calls are counted for the run")
    func session() async throws {
        let (process, outcome) = try await shared()
        let sessions = GrantSessions(parts: process.grants.parts)
        let session = try await sessions.session(
            grant: outcome.grant, organization: process.host.organization, party: "run-1")
        #expect(try await session.reading.identify().account == "acme")
        #expect(session.grant.id == outcome.grant && session.descriptor.id == "safe")
        let spent = await sessions.spent(by: "run-1", crm: "safe", account: "acme")
        #expect(spent.calls == 1)
        let stranger = await #expect(throws: GatewayError.self) {
            try await sessions.session(
                grant: outcome.grant, organization: OrganizationID(rawValue: "other"), party: "run-1")
        }
        #expect(stranger?.code == "grant_not_found")
    }
}
