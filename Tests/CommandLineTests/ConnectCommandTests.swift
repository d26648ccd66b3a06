import Foundation
import MockKit
import Testing

@Suite("crm-gateway: connections, keys, vault")
struct ConnectCommandTests {
    @Test("connect says whose account it is; the token is in no output, no recording and no file of the state folder")
    func token() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let record = rig.folder + "/exchanges.jsonl"
            let ended = try await rig.call(
                "--record", record, "connect", "hubspot", "--log-level", "trace", input: rig.token + "\n")
            #expect(ended.status == 0)
            #expect(ended.output.contains("Account: Example Ltd (1234567)"))
            #expect(ended.output.contains("No scope is missing."))
            let recorded = try String(contentsOfFile: record, encoding: .utf8)
            #expect(recorded.contains("hubspot.token.describe"))
            for text in [ended.output, ended.errors, recorded] { #expect(!text.contains(rig.token)) }
            let files = try #require(FileManager.default.enumerator(atPath: rig.state))
            for case let file as String in files {
                let bytes = FileManager.default.contents(atPath: rig.state + "/" + file) ?? Data()
                #expect(bytes.firstRange(of: Data(rig.token.utf8)) == nil, "\(file)")
            }
        }
    }

    @Test("T-12: a token as an argument is refused, and not shown again")
    func tokenAsArgument() async throws {
        try await Rig.run { rig in
            try await rig.found()
            for arguments in [["connect", "hubspot", rig.token], ["connect", "hubspot", "--token", rig.token]] {
                let ended = try await rig.call(arguments)
                #expect(ended.status == 2)
                #expect(!ended.errors.contains(rig.token))
                #expect(ended.errors.contains("standard input or a file"))
            }
        }
    }

    @Test("A token that the CRM doesn't know, an empty one, and one of another account are refused; nothing is stored")
    func refusedTokens() async throws {
        try await Rig.run { rig in
            try await rig.found()
            #expect(try await rig.call("connect", "hubspot", input: "pat-na1-unknown\n").status == 4)
            #expect(try await rig.call("connect", "hubspot", input: "").status == 2)
            let other = try await rig.call(
                "connect", "hubspot", "--account", "99", "--format", "json", input: rig.token)
            #expect(other.status == 3)
            #expect(try await rig.call("connect", "nosuch", input: rig.token).status == 2)
            #expect(try await rig.call("keys", "list").output == "No keys.\n")
        }
    }

    @Test("T-38: the browser's way: page, redirect to the loopback, account confirmed, key made; no code in any output")
    func oauth() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let secret = rig.folder + "/secret"
            _ = FileManager.default.createFile(
                atPath: secret, contents: Data((rig.mock.credentials.clientSecret ?? "").utf8),
                attributes: [.posixPermissions: 0o600])
            let variables = [
                "CRM_GATEWAY_STATE_DIR": rig.state, "CRM_GATEWAY_AS": "ann@example.com",
                "CRM_GATEWAY_CRM_ORIGINS": "hubspot=\(rig.mock.baseURL)", "SWIFT_BACKTRACE": "enable=no",
                "CRM_GATEWAY_HUBSPOT_CLIENT_ID": rig.mock.credentials.clientID ?? "",
                "CRM_GATEWAY_HUBSPOT_CLIENT_SECRET_FILE": secret,
            ]
            let walk = RedirectWalk()
            let ended = try await Program.run(
                ["connect", "hubspot", "--oauth", "--yes"], input: "", environment: variables
            ) { _, errors in walk.follow(errors) }
            #expect(ended.status == 0, "\(ended.errors)")
            #expect(ended.output.contains("Account: Example Ltd (1234567)"))
            let code = try #require(await walk.code())
            #expect(!ended.output.contains(code) && !ended.errors.contains(code))
            #expect(try await rig.call("keys", "list").output.contains("live"))
            #expect(try await rig.call(["connect", "hubspot", "--oauth", "--yes"]).status == 2)
        }
    }

    @Test("SYNC-13: disconnecting ends one key; revoking names everyone first, and needs a yes")
    func endings() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            #expect(try await rig.call("sync", "crm", "--team", "Sales").status == 5)
            let gone = try await rig.call("disconnect", "hubspot", "--for", "dave@example.com")
            #expect(gone.status == 0)
            #expect(gone.output.contains("4 still hold a key to the grant."))
            let keys = try await rig.call("keys", "list", "--format", "json").document["keys"] as? [[String: Any]]
            let grant = try #require(keys?.first?["grant"] as? String)
            let holders = try await rig.call("keys", "holders", grant)
            #expect(holders.output.contains("carol@example.com"))
            #expect(!holders.output.contains("dave@example.com"))
            let asked = try await rig.call("keys", "revoke", grant)
            #expect(asked.status == 6)
            #expect(asked.output.contains("  carol@example.com\n"))
            #expect(try await rig.call("keys", "list", "carol@example.com").output.contains("live"))
            // HubSpot has no call that ends a private app's token.
            #expect(try await rig.call("keys", "revoke", grant, "--yes").status == 5)
            #expect(try await rig.call("keys", "list", "carol@example.com").output == "No keys.\n")
            #expect(try await rig.call("keys", "revoke", grant, as: "bob@example.com").status == 3)
        }
    }

    @Test("SEC-3: a root key rotates, everything is wrapped anew, the old one retires, and all of it stays readable")
    func rotation() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let before = try await rig.call("vault", "status", "--format", "json").document["root_keys"] as? [String]
            let old = try #require(before?.first)
            #expect(try await rig.call("vault", "rotate", "--retire", old).status == 3)
            let rotated = try await rig.call("vault", "rotate", "--format", "json").document
            #expect(rotated["rewrapped"] as? Int == 1)
            #expect((rotated["root_keys"] as? [String])?.last == old)
            #expect(rotated["waiting"] as? Int == 0)
            #expect(try await rig.call("sync", "crm", "--target", "dave@example.com").status == 0)
            #expect(try await rig.call("audit", "verify").status == 0)
            #expect(try await rig.call("vault", "status", as: nil).status == 0)
        }
    }

    @Test("T-39: that a CRM's hosts are replaced stands in the audit log, and is logged at start")
    func originNoted() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let log = try await rig.call("audit", "list", "--limit", "1000", "--log-level", "notice")
            #expect(log.output.contains("origin.allowed"))
            #expect(log.output.contains("origin=\(rig.mock.baseURL)"))
            #expect(log.errors.contains("hubspot is reached at \(rig.mock.baseURL)"))
        }
    }
}
