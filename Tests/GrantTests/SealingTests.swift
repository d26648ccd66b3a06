import ConnectorKit
import Foundation
import SQLStore
import Testing
import Vault
import Workspace

@testable import CRMGateway

@Suite("Sealed credentials")
struct SealingTests {
    @Test(
        "T-02: a sealed grant whose row was changed in any bound column doesn't open",
        arguments: [
            "UPDATE crm_grant SET crm = 'strict'", "UPDATE crm_grant SET account = 'other'",
            "UPDATE crm_grant SET generation = generation + 1",
            "UPDATE crm_grant SET sealed = (SELECT wrapped FROM data_key)",
        ] as [SQL])
    func bound(_ change: SQL) async throws {
        let process = try await Host().process()
        let grant = try await process.connect("safe").grant
        try await process.execute(change)
        let error = await #expect(throws: VaultError.self) { try await process.credentials(grant) }
        #expect(error?.kind == .sealMismatch)
        #expect(try await process.row(grant).state == .live)
    }

    @Test("T-02: sealed credentials moved to another grant, or put back from an older generation, don't open")
    func moved() async throws {
        let host = try await Host()
        let process = try host.process()
        let first = try await process.connect("safe").grant
        host.vendor.change { $0.account.user = "u2" }
        let second = try await process.connect("safe", for: host.bob).grant
        let old = try await process.row(first)
        _ = try await process.use(first, refused: 1)
        try await process.execute(
            "UPDATE crm_grant SET sealed = $1 WHERE id = $2", [.blob(old.sealed ?? []), .text(first.rawValue)])
        await #expect(throws: VaultError.self) { try await process.credentials(first) }
        let moved = try await process.row(first)
        try await process.execute(
            "UPDATE crm_grant SET sealed = $1 WHERE id = $2", [.blob(moved.sealed ?? []), .text(second.rawValue)])
        await #expect(throws: VaultError.self) { try await process.credentials(second) }
    }

    @Test("All that a CRM issued comes back as it was sealed")
    func wholeness() throws {
        let credentials = Credentials(
            method: .jwtBearer, accessToken: nil, refreshToken: Secret("r"), issuedAt: Date(timeIntervalSince1970: 1.5),
            expiresAt: Date(timeIntervalSince1970: 9), scopes: ["b", "a"], attributes: ["host": "x"],
            secretAttributes: ["private-key": Secret("pem\nof lines"), "passphrase": Secret("p")])
        #expect(try SealedCredentials.decode(try SealedCredentials.encode(credentials)) == credentials)
    }

    @Test("SEC-1, SEC-2, T-01, T-11: no secret is in the files, the log, an error or the audit log")
    func canary() async throws {
        let host = try await Host(rotating: true)
        let process = try host.process()
        try await process.grants.setApp(
            OAuthApp(clientID: "own", clientSecret: Secret("canary-own-secret"), redirectURI: "https://a.example/c"),
            for: "strict", as: host.admin)
        let grant = try await process.connect("strict").grant
        let token = host.vendor.issue().access
        _ = try await process.grants.connectStaticToken("safe", token: Secret(token), for: host.bob, as: host.admin)
        var told: [String] = []
        for fault in [
            VendorFault.notConnected, .lostBeforeWork, .status(500, "canary-refresh-1"),
            .status(200, "canary-access-1"),
            .status(400, #"{"error":"canary-refresh-1"}"#), .status(429, "canary-secret"),
        ] {
            host.clock.advance(by: .seconds(3_600))
            host.vendor.script(fault)
            do { _ = try await process.use(grant, refused: 99) } catch {
                told.append("\(error) \(String(reflecting: error)) \(GatewayError(grants: error))")
            }
        }
        let records = try await process.audit.list(limit: 1_000, as: host.admin)
        told.append(String(reflecting: records))
        told.append(host.logs.text)
        #expect(!told.joined().contains("canary"))
        for file in try FileManager.default.contentsOfDirectory(atPath: host.folder + "/store") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: host.folder + "/store/" + file))
            #expect(bytes.range(of: Data("canary".utf8)) == nil, "\(file)")
        }
    }

    @Test("An organization's own app is used in place of the deployment's, and its secret opens only in its place")
    func apps() async throws {
        let host = try await Host()
        let process = try host.process()
        try await process.grants.setApp(
            OAuthApp(clientID: "own", clientSecret: Secret("own"), redirectURI: "https://a.example/c"), for: "safe",
            as: host.admin)
        let organization = host.organization
        let found = try await process.grants.parts.origins.app("safe", of: organization)
        #expect(found?.clientID == "own" && found?.clientSecret == Secret("own"))
        try await process.execute("UPDATE oauth_app SET client_id = 'another'")
        await #expect(throws: VaultError.self) {
            try await process.grants.parts.origins.app("safe", of: organization)
        }
        try await process.grants.removeApp(for: "safe", as: host.admin)
        #expect(try await process.grants.parts.origins.app("safe", of: organization)?.clientID == "client")
        let refused = await #expect(throws: GatewayError.self) {
            try await process.grants.removeApp(for: "safe", as: host.user(host.ann))
        }
        #expect(refused?.rule == "ACC-2")
    }
}
