import ConnectorKit
import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("Settings")
struct SettingsTests {
    private func settings(
        flags: [Setting: FlagValue] = [:], environment: [String: String] = [:], file: String? = nil
    ) async throws -> Settings {
        try await TemporaryFolder.with { folder in
            var path: String?
            if let file {
                path = folder + "/config.json"
                try file.write(toFile: path ?? "", atomically: true, encoding: .utf8)
            }
            return try Settings(
                try await SettingsReader(flags: flags, environment: environment, file: path), home: "/people/ann")
        }
    }

    @Test("Flags are over the environment, the environment over the file, the file over defaults")
    func precedence() async throws {
        let file = #"{"as": "file@example.com", "organization": "File", "undo_window_days": 7}"#
        let environment = ["CRM_GATEWAY_AS": "env@example.com", "CRM_GATEWAY_ORGANIZATION": "Env"]
        let settings = try await settings(
            flags: [.actor: .text("flag@example.com")], environment: environment, file: file)
        #expect(settings.actor == "flag@example.com")
        #expect(settings.organization == "Env")
        #expect(settings.undoWindow == .seconds(7 * 86_400))
        #expect(settings.format == .table)
        #expect(settings.stateDirectory == "/people/ann/.crm-gateway")
    }

    @Test("Lists come from repeated flags, from commas in the environment, from arrays in the file")
    func lists() async throws {
        let origin = try #require(Origin(parsing: "http://127.0.0.1:8081"))
        let ways: [Settings] = [
            try await settings(flags: [.crmOrigins: .texts(["hubspot=http://127.0.0.1:8081"])]),
            try await settings(environment: ["CRM_GATEWAY_CRM_ORIGINS": "hubspot=http://127.0.0.1:8081"]),
            try await settings(file: #"{"crm_origins": ["hubspot=http://127.0.0.1:8081"]}"#),
        ]
        for way in ways { #expect(way.crmOrigins == ["hubspot": origin]) }
    }

    @Test("An OAuth app is configured without its secret: a file holds that")
    func apps() async throws {
        let settings = try await settings(
            environment: ["CRM_GATEWAY_HUBSPOT_CLIENT_ID": "abc"],
            file: #"{"hubspot": {"client_secret_file": "/run/secret", "redirect_port": 8765, "scopes": ["oauth"]}}"#)
        #expect(
            settings.apps["hubspot"]
                == AppSettings(
                    clientID: "abc", clientSecretFile: "/run/secret", redirectPort: 8_765, scopes: ["oauth"]))
    }

    @Test("T-09: an app's sign-in host is an https host of the CRM's, or what the operator put in their place")
    func signIn() async throws {
        func signIn(_ text: String, origin: String? = nil) async throws -> Origin? {
            var environment = ["CRM_GATEWAY_SALESFORCE_CLIENT_ID": "abc", "CRM_GATEWAY_SALESFORCE_SIGN_IN": text]
            environment["CRM_GATEWAY_CRM_ORIGINS"] = origin.map { "salesforce=\($0)" }
            return try await settings(environment: environment).apps["salesforce"]?.signIn
        }
        #expect(try await signIn("https://test.salesforce.com") == Origin(https: "test.salesforce.com"))
        let mock = "http://127.0.0.1:8081"
        #expect(try await signIn(mock, origin: mock) == Origin(parsing: mock))
        for text in [
            mock, "http://test.salesforce.com", "https://test.salesforce.com:8443", "https://evil.example",
            "salesforce",
        ] {
            let failure = await #expect(throws: CommandFailure.self) { try await signIn(text) }
            #expect(failure?.code == "setting_invalid" && failure?.message.contains("salesforce.sign_in") == true)
        }
    }

    @Test("A sign-in host is a setting of those CRMs alone whose connector has a use for it")
    func signInOffered() {
        let offered = Setting.all.map(\.environmentName).filter { $0.hasSuffix("_SIGN_IN") }
        #expect(offered == ["CRM_GATEWAY_SALESFORCE_SIGN_IN", "CRM_GATEWAY_ZOHO_SIGN_IN"])
    }

    @Test("The root key's variable is no setting: nothing but the vault reads it")
    func rootKeyIsNoSetting() async throws {
        let settings = try await settings(
            environment: [RootKeySource.variable: "x", "CRM_GATEWAY_ROOT_KEY_SOURCE": "environment"])
        #expect(settings.rootKey == .environment)
        #expect(!Setting.all.contains { $0.environmentName == RootKeySource.variable })
    }

    @Test(
        "SEC-5, T-39: plain http is for loopback hosts alone",
        arguments: [
            "hubspot=http://example.com", "hubspot=http://10.0.0.1:8081", "hubspot=http://127.0.0.1.example.com",
            "hubspot=ftp://127.0.0.1", "hubspot", "nosuch=http://127.0.0.1:1",
        ])
    func originsRefused(_ text: String) async throws {
        await #expect(throws: CommandFailure.self) {
            try await settings(flags: [.crmOrigins: .texts([text])])
        }
    }

    @Test(
        "A value that can't be used is an error that names the setting",
        arguments: [
            (#"{"format": "yaml"}"#, "format"), (#"{"undo_window_days": 0}"#, "undo_window_days"),
            (#"{"undo_window_days": "soon"}"#, "undo_window_days"), (#"{"migrate": "perhaps"}"#, "migrate"),
            (#"{"root_key_source": "cloud"}"#, "root_key_source"),
            (#"{"root_key_source": "command"}"#, "root_key_command"),
            (#"{"proxy": "proxy.example.com"}"#, "proxy"), (#"{"log_level": "loud"}"#, "log_level"),
        ])
    func badValues(_ file: String, _ key: String) async throws {
        do {
            _ = try await settings(file: file)
            Issue.record("the value was taken")
        } catch let failure as CommandFailure {
            #expect(failure.status == .usage)
            #expect(failure.message.contains(key))
        }
    }

    @Test(
        "A misspelled setting, or a file that is no JSON object, is an error",
        arguments: [#"{"organisation": "x"}"#, #"{"hubspot": {"client": "x"}}"#, "[]", "state_dir: /tmp", ""])
    func badFiles(_ file: String) async throws {
        await #expect(throws: CommandFailure.self) { try await settings(file: file) }
    }

    @Test("Every setting has its own name in the file and in the environment; flags are those of the commands")
    func names() throws {
        #expect(Set(Setting.all.map(\.key)).count == Setting.all.count)
        #expect(Set(Setting.all.map(\.environmentName)).count == Setting.all.count)
        #expect(Set(Setting.all.compactMap(\.flag)).union(["--config"]) == GlobalOptions.names)
        let known = Set(try CommandTree.argumentNames().map { "--" + $0 })
        #expect(GlobalOptions.names.isSubset(of: known))
    }

    @Test("The table of docs/configuration.md is the one that the code prints")
    func documentation() throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/configuration.md"), encoding: .utf8)
        #expect(page.contains(SettingsTable().lines.joined(separator: "\n")))
    }
}
