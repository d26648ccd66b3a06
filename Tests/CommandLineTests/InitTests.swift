import Foundation
import Testing

@Suite("crm-gateway: first steps and refusals to start")
struct InitTests {
    @Test("init makes folder 0700, root key 0600 and database 0600, and leaves alone what is there")
    func initialisation() async throws {
        try await Rig.run { rig in
            let first = try await rig.call("init", "--format", "json")
            #expect(first.status == 0)
            #expect(first.document["made_root_key"] as? Bool == true)
            for (path, mode) in [(rig.state, 0o700), (rig.state + "/root.key", 0o600), (rig.database, 0o600)] {
                let facts = try FileManager.default.attributesOfItem(atPath: path)
                #expect(facts[.posixPermissions] as? Int == mode)
            }
            let key = FileManager.default.contents(atPath: rig.state + "/root.key")
            let second = try await rig.call("init", "--format", "json")
            #expect(second.document["made_database"] as? Bool == false)
            #expect(second.document["root_key"] as? String == first.document["root_key"] as? String)
            #expect(FileManager.default.contents(atPath: rig.state + "/root.key") == key)
        }
    }

    @Test("Before init, every command says that it is needed")
    func notInitialised() async throws {
        try await Rig.run { rig in
            let ended = try await rig.call("user", "list")
            #expect(ended.status == 4)
            #expect(ended.errors.contains("Run crm-gateway init"))
            #expect(ended.output.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: rig.state))
        }
    }

    @Test("SEC-1: a wrong root key refuses to start, names the key that is needed, and changes nothing")
    func wrongRootKey() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let id = try await rig.call("vault", "status", "--format", "json").document["root_keys"] as? [String]
            let wanted = try #require(id?.first)
            let keys = rig.state + "/root.key"
            try FileManager.default.moveItem(atPath: keys, toPath: keys + ".kept")
            let other = Data("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n".utf8)
            #expect(
                FileManager.default.createFile(
                    atPath: keys, contents: other, attributes: [.posixPermissions: 0o600]))
            let before = try Database.content(of: rig.database)
            let ended = try await rig.call("user", "list", "--format", "json")
            #expect(ended.status == 4)
            #expect(ended.error["code"] as? String == "root_key_missing")
            #expect((ended.error["message"] as? String)?.contains(wanted) == true)
            #expect(try Database.content(of: rig.database) == before)
            // A new key must not be made for a database that has one.
            try FileManager.default.removeItem(atPath: keys)
            #expect(try await rig.call("init").status == 4)
            #expect(!FileManager.default.fileExists(atPath: keys))
            try FileManager.default.moveItem(atPath: keys + ".kept", toPath: keys)
            #expect(try await rig.call("user", "list").status == 0)
        }
    }

    @Test("A database of a newer version is refused, untouched")
    func newerDatabase() async throws {
        try await Rig.run { rig in
            try await rig.must("init")
            try await Database.makeNewer(version: 999, in: rig.database)
            let bytes = try #require(FileManager.default.contents(atPath: rig.database))
            let ended = try await rig.call("org", "list", "--format", "json")
            #expect(ended.status == 4)
            #expect(ended.error["code"] as? String == "store_unreadable")
            #expect((ended.error["message"] as? String)?.contains("999") == true)
            #expect(FileManager.default.contents(atPath: rig.database) == bytes)
        }
    }

    @Test("SEC-8: an older database than its anchors starts in restored mode, which a super admin ends")
    func olderDatabase() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let kept = rig.folder + "/kept.db"
            try FileManager.default.copyItem(atPath: rig.database, toPath: kept)
            try await rig.must("user", "add", "new@example.com", "--first", "New", "--last", "One")
            try FileManager.default.removeItem(atPath: rig.database)
            try FileManager.default.copyItem(atPath: kept, toPath: rig.database)
            let status = try await rig.call("restore", "status")
            #expect(status.status == 6)
            #expect(status.output.hasPrefix("Restored mode (older)"))
            let refused = try await rig.call("sync", "crm", "--team", "Sales", "--format", "json")
            #expect(refused.status == 3)
            #expect(refused.error["rule"] as? String == "SEC-8")
            #expect(try await rig.call("restore", "end", as: "bob@example.com").status == 3)
            #expect(try await rig.call("restore", "end").status == 0)
            #expect(try await rig.call("restore", "status").status == 0)
            #expect(try await rig.call("sync", "crm", "--team", "Sales").status == 5)
        }
    }

    @Test("An older database is refused where starts may not migrate, and brought up to date by migrate")
    func migration() async throws {
        try await Rig.run { rig in
            try await rig.must("init")
            #expect(try await rig.call(["org", "list"], environment: ["CRM_GATEWAY_MIGRATE": "false"]).status == 0)
            let ended = try await rig.call(["migrate"], environment: ["CRM_GATEWAY_MIGRATE": "false"])
            #expect(ended.output == "The database is up to date.\n")
            #expect(try await rig.call("keys", "collect", as: nil).output == "No grant had to end.\n")
        }
    }

    @Test("T-01: a state folder that others can enter is refused, with the command that mends it")
    func openFolder() async throws {
        try await Rig.run { rig in
            try await rig.must("init")
            chmod(rig.state, 0o755)
            let ended = try await rig.call("org", "list")
            #expect(ended.status == 4)
            #expect(ended.errors.contains("Next:  Run: chmod 700 \(rig.state)"))
        }
    }

    @Test("A root key can come from the environment, which is told from it no more")
    func environmentKey() async throws {
        try await Rig.run { rig in
            let variables = [
                "CRM_GATEWAY_ROOT_KEY_SOURCE": "environment",
                "CRM_GATEWAY_ROOT_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            ]
            #expect(try await rig.call(["init"], environment: variables).status == 0)
            #expect(!FileManager.default.fileExists(atPath: rig.state + "/root.key"))
            let listed = try await rig.call(["org", "list"], environment: variables)
            #expect(listed.status == 0)
            let missing = try await rig.call(
                ["org", "list"], environment: ["CRM_GATEWAY_ROOT_KEY_SOURCE": "environment"])
            #expect(missing.status == 4)
            #expect(missing.errors.contains("root_key_unreadable"))
        }
    }
}
