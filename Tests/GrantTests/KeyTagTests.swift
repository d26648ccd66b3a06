import ConnectorKit
import SQLStore
import Testing
import Vault
import Workspace

@testable import CRMGateway

@Suite("T-03: a key that was forged or moved is refused")
struct KeyTagTests {
    /// What somebody with the database may change in a key's row, other rows permitting.
    static let forgeries: [(String, SQL)] = [
        ("user_id", "UPDATE crm_key SET user_id = $2 WHERE user_id = $1 AND crm = 'safe'"),
        ("grant_id", "UPDATE crm_key SET grant_id = $3 WHERE user_id = $1 AND crm = 'safe'"),
        ("crm", "UPDATE crm_key SET crm = 'strict' WHERE user_id = $1 AND crm = 'safe'"),
        ("id", "UPDATE crm_key SET id = 'another' WHERE user_id = $1 AND crm = 'safe'"),
        ("tag", "UPDATE crm_key SET tag = X'00' WHERE user_id = $1 AND crm = 'safe'"),
        ("tag_key", "UPDATE crm_key SET tag_key = 'other' WHERE user_id = $1 AND crm = 'safe'"),
    ]

    @Test("Each column, edited by SQL: use is refused, audited, and other keys go on", arguments: forgeries.map(\.0))
    func edited(_ column: String) async throws {
        let host = try await Host()
        let process = try host.process()
        _ = try await process.connect("safe")
        let other = try await connectBob(process)
        try await addDataKey(process)
        let sql = try #require(Self.forgeries.first { $0.0 == column }).1
        // One statement takes all three parameters, so that it needn't be told which it uses.
        try await process.execute(
            sql + " AND $1 <> $2 AND $3 <> ''",
            [.text(host.ann.rawValue), .text(host.spectator.rawValue), .text(other.grant.rawValue)])
        let victim = column == "user_id" ? host.spectator : host.ann
        if column == "user_id" { try await process.execute("UPDATE user_account SET seat = 'standard'") }
        let crm: CRMID = column == "crm" ? "strict" : "safe"
        let error = await #expect(throws: GatewayError.self) {
            try await process.grants.connection(of: victim, crm: crm, as: host.user(victim))
        }
        #expect(error?.code == "key_tag_mismatch" && error?.rule == "SEC-1")
        #expect(try await process.auditOperations().contains("key.use refused"))
        let bob = try await process.grants.connection(of: host.bob, crm: "safe", as: host.user(host.bob))
        #expect(try await bob.reading.identify().account == "second")
        let shown = try await process.grants.keys(of: victim, as: host.admin)
        #expect(shown.map(\.isGenuine) == [false])
    }

    @Test("The database refuses a key to a grant, or of a user, of another organization (SEC-1, I-23)")
    func foreign() async throws {
        let host = try await Host()
        let process = try host.process()
        _ = try await process.connect("safe")
        try await process.execute("INSERT INTO organization VALUES ('other', 'Other', 0, 1)")
        for column in ["UPDATE crm_key SET organization = 'other'", "UPDATE crm_key SET grant_id = 'elsewhere'"]
            as [SQL]
        {
            await #expect(throws: StoreError.self) { try await process.execute(column) }
        }
    }

    @Test("T-04: without the root key nothing is used and nothing is marked; with it, all goes on")
    func rootKeyMissing() async throws {
        let host = try await Host()
        let process = try host.process()
        let grant = try await process.connect("safe").grant
        host.clock.advance(by: RefreshTests.lifetime)
        let before = try await process.row(grant)
        let stranger = try host.process(
            vault: Vault(rootKeys: try RootKeyRing(newestFirst: [try RootKey.generate()])))
        let error = await #expect(throws: GatewayError.self) {
            try await stranger.grants.connection(of: host.ann, crm: "safe", as: host.user(host.ann))
        }
        #expect(error?.code == "root_key_missing")
        #expect(try await process.row(grant) == before)
        #expect(try await process.use(grant).row.generation == 2)
    }

    private func connectBob(_ process: HostProcess) async throws -> ConnectOutcome {
        process.host.vendor.change {
            $0.account.account = "second"
            $0.account.user = "u2"
        }
        return try await process.connect("safe", for: process.host.bob)
    }

    private func addDataKey(_ process: HostProcess) async throws {
        try await process.execute(
            """
            INSERT INTO data_key (organization, id, root_key, wrapped, check_value, created_at, is_current)
            SELECT organization, 'other', root_key, wrapped, check_value, created_at, 0 FROM data_key
            """)
    }
}
