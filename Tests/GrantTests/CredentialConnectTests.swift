import ConnectorKit
import Foundation
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Connecting a CRM without a browser")
struct CredentialConnectTests {
    static let key = "KEY canary-private-key"

    static func inputs(of method: AuthenticationMethod.Kind) -> [String: Secret] {
        method == .jwtBearer ? ["username": Secret("ann@acme.example"), "private-key": Secret(key)] : [:]
    }

    private func connect(
        _ process: HostProcess, by method: AuthenticationMethod.Kind = .jwtBearer,
        _ change: [String: Secret?] = [:], confirming: ConnectConfirmation? = nil
    ) async throws -> ConnectOutcome {
        var inputs = Self.inputs(of: method)
        for (name, value) in change { inputs[name] = value }
        return try await process.grants.connect(
            "strict", by: method, inputs: inputs, for: process.host.ann, as: process.host.user(process.host.ann),
            confirming: confirming)
    }

    private func code(_ body: () async throws -> ConnectOutcome) async -> GatewayError? {
        do {
            _ = try await body()
            return nil
        } catch { return error as? GatewayError }
    }

    @Test(
        "SYNC-15: a signed assertion brings a first token, whose account is shown, and a grant that keeps its key sealed"
    )
    func assertion() async throws {
        let process = try await Host().process()
        let outcome = try await connect(process, ["passphrase": Secret("canary-pass")])
        #expect(outcome.identity.account == "acme" && outcome.holderCount == 1)
        let kept = try await process.credentials(outcome.grant)
        #expect(kept.secretAttributes == ["private-key": Secret(Self.key), "passphrase": Secret("canary-pass")])
        #expect(kept.method == .jwtBearer && kept.refreshToken == nil)
        #expect(kept.accessToken == Secret("canary-access-1"))
        let row = try await process.row(outcome.grant)
        #expect(row.refreshBehaviour == .replaySafe && row.method == .jwtBearer)
        #expect(process.host.vendor.state.withLock { $0.calls.first?.needsFreshConnection } == true)
        for file in try FileManager.default.contentsOfDirectory(atPath: process.host.folder + "/store") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: process.host.folder + "/store/" + file))
            #expect(bytes.range(of: Data("canary".utf8)) == nil, "\(file)")
        }
    }

    @Test("The next token is asked for by a new assertion of the moment, and nothing of the grant is lost")
    func refreshes() async throws {
        let process = try await Host().process()
        let grant = try await connect(process).grant
        process.host.clock.advance(by: RefreshTests.lifetime)
        #expect(try await process.use(grant).row.generation == 2)
        let seconds = Int(process.host.clock.now.timeIntervalSince1970)
        let received = process.host.vendor.state.withLock { $0.refreshesReceived }
        #expect(
            received == ["ann@acme.example|\(Self.key)|\(seconds - 1_800)", "ann@acme.example|\(Self.key)|\(seconds)"])
        let kept = try await process.credentials(grant)
        #expect(kept.secretAttributes == ["private-key": Secret(Self.key)] && kept.method == .jwtBearer)
        #expect(try await process.row(grant).state == .live)
    }

    @Test("F-A4: its lost answer is asked for again, where the vendor's refresh tokens are good once too")
    func replaySafe() async throws {
        let process = try await Host(rotating: true).process()
        let grant = try await connect(process).grant
        process.host.clock.advance(by: RefreshTests.lifetime)
        process.host.vendor.script(.lostAfterWork, .lostAfterWork)
        #expect(try await process.use(grant).row.generation == 2)
        #expect(try await process.row(grant).refreshBehaviour == .replaySafe)
    }

    @Test("The app's own credentials need no inputs; the same user connected otherwise is replaced in place (SYNC-15)")
    func appAlone() async throws {
        let process = try await Host(rotating: true).process()
        let browser = try await process.connect("strict", as: process.host.user(process.host.ann))
        #expect(try await process.row(browser.grant).refreshBehaviour == nil)
        let outcome = try await connect(process, by: .clientCredentials)
        #expect(outcome.replacedInPlace && outcome.grant == browser.grant)
        let row = try await process.row(outcome.grant)
        #expect(row.refreshBehaviour == .replaySafe && row.method == .clientCredentials)
        _ = try await process.connect("strict", as: process.host.user(process.host.ann))
        #expect(try await process.row(outcome.grant).refreshBehaviour == nil)
    }

    @Test("What is missing, unknown, too long or malformed is named, and no value is; nothing is sent")
    func inputs() async throws {
        let process = try await Host().process()
        let missing = await code { try await connect(process, ["private-key": Secret("")]) }
        #expect(missing?.code == "input_missing" && missing?.message.contains("private-key") == true)
        let unknown = await code { try await connect(process, ["color": Secret("canary")]) }
        #expect(unknown?.code == "input_unknown" && unknown?.nextStep?.contains("username, private-key") == true)
        let long = await code {
            try await connect(process, ["private-key": Secret(String(repeating: "k", count: 16_385))])
        }
        #expect(long?.code == "input_invalid" && long?.message.contains("16384 bytes") == true)
        let lines = await code { try await connect(process, ["username": Secret("canary\n")]) }
        #expect(lines?.code == "input_invalid" && lines?.message.contains("username") == true)
        let noKey = await code { try await connect(process, ["private-key": Secret("canary")]) }
        #expect(noKey?.code == "input_invalid" && noKey?.message == "private-key is no key")
        for error in [missing, unknown, long, lines, noKey] {
            #expect(error.map { "\($0)".contains("canary") } == false)
        }
        #expect(process.host.vendor.state.withLock { $0.calls.isEmpty })
    }

    @Test(
        "A way that the CRM doesn't have, or that needs a browser or a token, isn't taken",
        arguments: [
            AuthenticationMethod.Kind.authorizationCode, .staticToken,
        ])
    func otherWays(_ method: AuthenticationMethod.Kind) async throws {
        let process = try await Host().process()
        #expect(await code { try await connect(process, by: method) }?.code == "method_unsupported")
    }

    @Test("A user whom the CRM refuses is told apart from an app that it refuses; nothing is stored")
    func refused() async throws {
        let host = try await Host()
        let process = try host.process()
        host.vendor.change { $0.refusedUsers = ["ann@acme.example"] }
        #expect(await code { try await connect(process) }?.code == "connect_user_refused")
        host.vendor.script(.status(401, #"{"error":"invalid_client"}"#))
        #expect(await code { try await connect(process) }?.code == "connect_app_refused")
        host.vendor.script(.notConnected)
        #expect(await code { try await connect(process) }?.code == "unreachable")
        let without = try host.process(apps: [:])
        #expect(await code { try await connect(without) }?.code == "oauth_app_missing")
        #expect(try await process.driver.read { try $0.query("SELECT id FROM crm_grant", []).count } == 0)
    }

    @Test("T-21, T-09: an account that isn't confirmed, or a host that isn't the vendor's, stores nothing")
    func declined() async throws {
        let process = try await Host().process()
        #expect(await code { try await connect(process, confirming: { _ in false }) }?.code == "connect_declined")
        process.host.vendor.change { $0.host = "evil.example" }
        #expect(await code { try await connect(process) }?.code == "invalid")
        #expect(try await process.driver.read { try $0.query("SELECT id FROM crm_grant", []).count } == 0)
        #expect(process.host.vendor.state.withLock { $0.calls.allSatisfy { $0.origin?.host == "api.fake.example" } })
    }

    @Test("ACC-4, ACC-7: the rules of connecting hold for it")
    func rules() async throws {
        let process = try await Host().process()
        let host = process.host
        for (user, actor, expected) in [
            (host.spectator, host.admin, "spectator_key"), (host.bob, host.user(host.ann), "role_too_low"),
        ] {
            let error = await code {
                try await process.grants.connect(
                    "strict", by: .jwtBearer, inputs: Self.inputs(of: .jwtBearer), for: user, as: actor)
            }
            #expect(error?.code == expected)
        }
        #expect(host.vendor.state.withLock { $0.calls.isEmpty })
    }
}
