import ArgumentParser
import ConnectorKit
import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("crm-gateway: what is entered for a way without a browser")
struct EnteredCredentialsTests {
    private static let method = AuthenticationMethod(
        kind: .jwtBearer, label: "signed assertion",
        inputs: [
            CredentialInput(name: "username", label: "the user's name"),
            CredentialInput(name: "private-key", label: "the app's private key", isSecret: true),
            CredentialInput(name: "passphrase", label: "its passphrase", isSecret: true, isOptional: true),
        ])

    private func read(_ texts: [String], _ files: [String] = []) throws(CommandFailure) -> [String: Secret] {
        try EnteredCredentials(crm: "acme", method: Self.method, texts: texts, files: files).read()
    }

    @Test("Plain inputs come from arguments, secret ones whole from their files, an optional one may be left out")
    func works() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder + "/key=1.pem"
            _ = FileManager.default.createFile(
                atPath: path, contents: Data("-----BEGIN\nA=\n-----END\n".utf8), attributes: [.posixPermissions: 0o600])
            let entered = try read(["username=ann=1@x.example"], ["private-key=\(path)"])
            #expect(
                entered == [
                    "username": Secret("ann=1@x.example"), "private-key": Secret("-----BEGIN\nA=\n-----END"),
                ])
        }
    }

    @Test(
        "T-12: a secret as an argument, a stranger, a repetition, no form at all: each is refused and not shown again",
        arguments: [
            (["private-key=canary"], [], "input_secret"), (["canary=="], [], "input_unknown"),
            (["canary"], [], "input_unknown"), ([], ["canary"], "input_unknown"),
            (["username=canary", "username=canary"], [], "input_invalid"), ([], [], "input_missing"),
        ] as [([String], [String], String)])
    func refused(_ texts: [String], _ files: [String], _ code: String) {
        let failure = #expect(throws: CommandFailure.self) { try read(texts, files) }
        #expect(failure?.code == code && failure?.status == .usage)
        #expect(failure?.lines.joined().contains("canary") == false)
        #expect(failure?.nextStep.contains("username") == true || code == "input_secret" || code == "input_invalid")
    }

    @Test("T-12: a key's file that others can read isn't read")
    func openFile() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder + "/key.pem"
            _ = FileManager.default.createFile(
                atPath: path, contents: Data("k".utf8), attributes: [.posixPermissions: 0o644])
            let failure = #expect(throws: CommandFailure.self) { try read(["username=a"], ["private-key=\(path)"]) }
            #expect(failure?.code == "secret_file")
        }
    }

    @Test("The help names each way of each CRM with its options, as the descriptors have them")
    func help() throws {
        #expect(
            ConnectMethods.line(of: Self.method, for: "acme")
                == "acme --method jwt_bearer --input username=VALUE --input-file private-key=FILE "
                + "[--input-file passphrase=FILE]: signed assertion")
        let help = CRMGatewayCommand.helpMessage(for: ConnectCommand.self, columns: 200)
        let lines = ConnectMethods.lines()
        #expect(lines.contains { $0.hasPrefix("hubspot --method static_token [--token-file FILE]: ") })
        for line in lines { #expect(help.contains(line), "\(line)") }
    }
}
