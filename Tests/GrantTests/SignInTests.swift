import ConnectorKit
import Foundation
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Where an app signs people in")
struct SignInTests {
    private func app(_ signIn: String?) -> OAuthApp {
        OAuthApp(
            clientID: "own", clientSecret: Secret("canary-own"), redirectURI: "https://a.example/c",
            scopes: ["write"], signIn: signIn.flatMap(Origin.init(parsing:)))
    }

    @Test("An organization's app keeps its sign-in host, from the page's address to the exchange and to each refresh")
    func kept() async throws {
        let process = try await Host().process()
        let host = process.host
        try await process.grants.setApp(app("https://test.fake.example"), for: "safe", as: host.admin)
        let invitation = try await process.grants.beginConnect("safe", for: host.ann, as: host.admin)
        #expect(invitation.url.hasPrefix("https://test.fake.example/authorize?client_id=own&"))
        let grant = try await process.grants.finishConnect(
            "safe", callback: ["state": invitation.state, "code": "c"], as: host.admin
        ).grant
        host.clock.advance(by: RefreshTests.lifetime)
        _ = try await process.use(grant)
        let hosts = host.vendor.state.withLock { state in
            state.calls.filter { $0.path.hasPrefix("/token") }.map { $0.origin?.host }
        }
        #expect(hosts == ["test.fake.example", "test.fake.example"])
    }

    @Test(
        "T-09: only an https host of the vendor's is taken, when it is set, from a row and from the configuration",
        arguments: [
            "https://evil.example", "https://fake.example.evil.example", "http://test.fake.example",
            "https://test.fake.example:8443", "https://127.0.0.1",
        ])
    func refused(_ origin: String) async throws {
        let host = try await Host()
        let process = try host.process()
        let refused = await #expect(throws: GatewayError.self) {
            try await process.grants.setApp(app(origin), for: "safe", as: host.admin)
        }
        #expect(refused?.code == "sign_in_refused")
        #expect(try await process.grants.app(for: "safe", as: host.admin)?.isOwn == false)
        try await process.grants.setApp(app(nil), for: "safe", as: host.admin)
        try await process.execute("UPDATE oauth_app SET sign_in = $1", [.text(origin)])
        let configured = try host.process(apps: ["strict": app(origin)])
        for (process, crm) in [(process, "safe"), (configured, "strict")] as [(HostProcess, CRMID)] {
            let error = await #expect(throws: GatewayError.self) {
                try await process.grants.beginConnect(crm, for: host.ann, as: host.admin)
            }
            #expect(error?.code == "sign_in_refused")
        }
        #expect(host.vendor.state.withLock { $0.calls.isEmpty })
    }

    @Test("Where the vendor has one place, none is taken: it would have no effect")
    func noUse() throws {
        let origin = Origin(https: "test.fake.example")
        try SignInRule.requireUse(origin, by: FakeConnector<ReplaySafe>.self, override: nil)
        for override in [nil, origin] {
            let refused = #expect(throws: GatewayError.self) {
                try SignInRule.requireUse(origin, by: FakeConnector<OnePlace>.self, override: override)
            }
            #expect(refused?.code == "sign_in_refused" && refused?.message.contains("one place") == true)
        }
    }

    @Test("What the operator put in the vendor's place may sign people in")
    func override() throws {
        let mock = try #require(Origin(parsing: "http://127.0.0.1:8082"))
        let descriptor = FakeConnector<ReplaySafe>.descriptor
        try SignInRule.require(mock, of: descriptor, override: mock)
        #expect(throws: GatewayError.self) { try SignInRule.require(mock, of: descriptor, override: nil) }
    }

    @Test("ACC-2: admins see which app is used, without its secret, and go back to the deployment's")
    func shown() async throws {
        let process = try await Host().process()
        let host = process.host
        #expect(try await process.grants.app(for: "safe", as: host.admin)?.clientID == "client")
        try await process.grants.setApp(app("https://test.fake.example"), for: "safe", as: host.admin)
        let own = try await process.grants.app(for: "safe", as: host.admin)
        #expect(own?.isOwn == true && own?.hasSecret == true && own?.scopes == ["write"])
        #expect(own?.signIn == Origin(https: "test.fake.example") && own?.redirectURI == "https://a.example/c")
        #expect(!String(reflecting: own).contains("canary"))
        try await process.grants.setApp(app(nil), for: "safe", as: host.admin)
        #expect(try await process.grants.app(for: "safe", as: host.admin)?.signIn == nil)
        let refused = await #expect(throws: GatewayError.self) {
            try await process.grants.app(for: "safe", as: host.user(host.ann))
        }
        #expect(refused?.rule == "ACC-2")
        try await process.grants.removeApp(for: "safe", as: host.admin)
        #expect(try await process.grants.app(for: "safe", as: host.admin)?.isOwn == false)
        #expect(try await host.process(apps: [:]).grants.app(for: "safe", as: host.admin) == nil)
    }
}
