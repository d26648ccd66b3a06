import Foundation
import MockKit
import Testing

@testable import CRMGatewayCLI

@Suite("crm-gateway: apps, and ways without a browser")
struct AppCommandTests {
    @Test("An organization's own app is set, shown without its secret, used by a connect, and removed")
    func ownApp() async throws {
        try await Rig.run { rig in
            try await rig.found()
            #expect(try await rig.call("app", "show", "hubspot").output == "No app is configured for hubspot.\n")
            let (id, secret) = (rig.mock.credentials.clientID ?? "", rig.mock.credentials.clientSecret ?? "")
            let path = rig.folder + "/secret"
            _ = FileManager.default.createFile(
                atPath: path, contents: Data(secret.utf8), attributes: [.posixPermissions: 0o600])
            let set = try await rig.call(
                "app", "set", "hubspot", "--client-id", id, "--client-secret-file", path, "--format", "json")
            #expect(set.status == 0, "\(set.errors)")
            let app = try #require(set.document["app"] as? [String: Any])
            #expect(app["is_own"] as? Bool == true && app["has_secret"] as? Bool == true)
            #expect(app["client_id"] as? String == id && app["sign_in"] is NSNull)
            let shown = try await rig.call("app", "show", "hubspot")
            #expect(shown.output.contains("the organization's own") && shown.output.contains("the usual place"))
            for text in [set.output, set.errors, shown.output] { #expect(!text.contains(secret)) }
            let walk = RedirectWalk()
            let variables = [
                "CRM_GATEWAY_STATE_DIR": rig.state, "CRM_GATEWAY_AS": "ann@example.com",
                "CRM_GATEWAY_CRM_ORIGINS": "hubspot=\(rig.mock.baseURL)", "SWIFT_BACKTRACE": "enable=no",
            ]
            let ended = try await Program.run(
                ["connect", "hubspot", "--method", "authorization_code", "--yes"], input: "", environment: variables
            ) { _, errors in walk.follow(errors) }
            #expect(ended.status == 0, "\(ended.errors)")
            #expect(ended.output.contains("Account: Example Ltd (1234567)"))
            #expect(try await rig.call("audit", "list", "--limit", "1000").output.contains("oauth_app.change"))
            #expect(try await rig.call("app", "show", "hubspot", as: "dave@example.com").status == 3)
            #expect(try await rig.call("app", "remove", "hubspot", as: "dave@example.com").status == 3)
            #expect(try await rig.call("app", "remove", "hubspot").output == "No app is configured for hubspot.\n")
        }
    }

    @Test("T-09: a sign-in host that isn't the CRM's, or has no effect there, is refused, and nothing is set")
    func signIn() async throws {
        try await Rig.run { rig in
            try await rig.found()
            for (crm, host) in [
                ("salesforce", "https://evil.example"), ("salesforce", "http://127.0.0.1:9"),
                ("hubspot", "https://api.hubapi.com"), ("hubspot", rig.mock.baseURL),
            ] {
                let refused = try await rig.call(
                    "app", "set", crm, "--client-id", "x", "--sign-in", host, "--format", "json")
                #expect(refused.status == 2)
                #expect(refused.error["code"] as? String == "sign_in_refused", "\(crm) \(host)")
                #expect(try await rig.call("app", "show", crm).output == "No app is configured for \(crm).\n")
            }
            let taken = try await rig.call(
                "app", "set", "salesforce", "--client-id", "x", "--sign-in", "https://test.salesforce.com", "--format",
                "json")
            let app = try #require(taken.document["app"] as? [String: Any])
            #expect(app["sign_in"] as? String == "https://test.salesforce.com")
        }
    }

    @Test("T-12: a secret as an argument of app or connect is refused, and not shown again")
    func secretAsArgument() async throws {
        try await Rig.run { rig in
            try await rig.found()
            for arguments in [
                ["app", "set", "hubspot", "--client-id", "x", "--client-secret", "canary-secret"],
                ["app", "set", "hubspot", "--client-id", "x", "canary-secret"],
                ["connect", "hubspot", "--method", "canary-secret"],
            ] {
                let ended = try await rig.call(arguments)
                #expect(ended.status == 2)
                #expect(!ended.errors.contains("canary"), "\(ended.errors)")
            }
        }
    }

    @Test("The help of a command is its own: that of connect teaches the ways of each CRM")
    func help() async throws {
        func help(_ arguments: String...) async throws -> String {
            let ended = try await Program.run(arguments + ["--help"], input: "", environment: [:])
            #expect(ended.status == 0)
            return ended.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let connect = try await help("connect")
        for line in ConnectMethods.lines() { #expect(connect.contains(line), "\(line)") }
        #expect(connect.contains("--input-file"))
        #expect(try await help("app", "set").contains("--sign-in"))
        #expect(try await help("sync", "crm").contains("--preview"))
        #expect(try await help("org").contains("owner-property"))
        #expect(try await help().contains("EXIT CODES"))
    }

    @Test("A way that the CRM doesn't have is refused with those that it has, before anything is read")
    func noSuchWay() async throws {
        try await Rig.run { rig in
            try await rig.found()
            for method in ["jwt_bearer", "client_credentials"] {
                let ended = try await rig.call(
                    "connect", "hubspot", "--method", method, "--input-file", "private-key=/nowhere", "--format", "json"
                )
                #expect(ended.status == 2)
                #expect(ended.error["code"] as? String == "method_unsupported")
                #expect((ended.error["next_step"] as? String)?.contains("static_token") == true)
            }
            let ended = try await rig.call("connect", "hubspot", "--method", "static_token", input: rig.token)
            #expect(ended.status == 0, "\(ended.errors)")
        }
    }
}
