import ArgumentParser
import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("Arguments")
struct ArgumentTests {
    @Test("Global options may stand before the command, with their values")
    func globalOptionsFirst() {
        let order = ArgumentOrder.normalized(
            ["--record", "x.jsonl", "--as=ann@example.com", "sync", "crm", "--team", "Sales", "--", "--as"])
        #expect(
            order == [
                "sync", "crm", "--team", "Sales", "--record", "x.jsonl", "--as=ann@example.com", "--", "--as",
            ])
    }

    @Test("Without a command nothing is moved, and an option that is no global one is left where it is")
    func nothingToMove() {
        #expect(ArgumentOrder.normalized(["--format", "json"]) == ["--format", "json"])
        #expect(ArgumentOrder.normalized(["--help", "--as", "x"]) == ["--help", "--as", "x"])
    }

    @Test(
        "The examples of the help are understood",
        arguments: [
            ["init"], ["demo"], ["connect", "hubspot", "--as", "ann@example.com"],
            ["org", "create", "Acme", "--admin", "ann@example.com", "--first", "Ann", "--last", "Lee"],
            ["sync", "crm", "--team", "Sales", "--as", "ann@example.com", "--preview"],
            ["sync", "crm", "--team", "Sales", "--ask-again"],
            ["org", "owner-property", "hubspot", "--visible-to", "every-synced-member"],
            ["org", "owner-property", "hubspot", "deal", "--name", "x", "--visible-to", "writer"],
            ["team", "create", "Sales", "--primary-admin", "bob@example.com"], ["team", "rename", "Sales", "North"],
            ["team", "list", "--search", "dave okafor"], ["team", "members", "Sales", "--search", "okafor"],
            ["team", "candidates", "Sales", "--position", "secondary_admin"],
            ["team", "move", "dave@example.com", "--from", "Sales", "--to", "Support"],
            ["team", "remove", "Sales", "dave@example.com"], ["team", "swap-primary", "Sales", "carol@example.com"],
            ["team", "position", "Sales", "carol@example.com", "member"], ["team", "destinations", "dave@example.com"],
            ["runs", "resume"], ["runs", "undo", "x", "--user", "bob@example.com", "--force"],
            ["keys", "revoke", "x", "--yes"], ["vault", "rotate", "--rewrap-only"], ["audit", "verify"],
            ["restore", "end", "--reconnect", "x", "--try-once", "y"], ["migrate"], ["keys", "collect"],
            ["docs", "configuration"], ["connect", "hubspot", "--method", "static_token", "--token-file", "x"],
            ["connect", "hubspot", "--method", "authorization_code"],
            ["connect", "x", "--method", "jwt_bearer", "--input", "username=a@x.example", "--input-file", "key=f"],
            ["connect", "x", "--method", "client_credentials"], ["app", "show", "hubspot"],
            ["app", "remove", "hubspot"],
            [
                "app", "set", "hubspot", "--client-id", "x", "--client-secret-file", "f", "--sign-in",
                "https://x.example",
            ],
        ])
    func examples(_ arguments: [String]) throws {
        let command = try CRMGatewayCommand.parseAsRoot(arguments)
        #expect(command is any SessionCommand)
    }

    @Test(
        "A call that contradicts itself is refused",
        arguments: [
            ["sync", "crm"], ["sync", "crm", "--team", "Sales", "--target", "bob@example.com"],
            ["user", "add"], ["user", "add", "bob@example.com"],
            ["user", "add", "b@x.example", "--first", "B", "--last", "B", "--seat", "window"],
            ["team", "add", "Sales", "b@x.example", "--position", "boss"],
            ["team", "move", "b@x.example", "--to", "Sales"],
            ["team", "position", "Sales", "b@x.example", "leader"], ["team", "remove", "Sales"],
            ["org", "owner-property", "hubspot", "deal"],
            ["org", "owner-property", "hubspot", "deal", "--standard", "--name", "x"],
            ["org", "owner-property", "hubspot", "ticket", "--standard"],
            ["connect", "hubspot", "--oauth", "--token-file", "x"], ["connect", "hubspot", "--method", "password"],
            ["connect", "hubspot", "--oauth", "--method", "jwt_bearer"], ["connect", "hubspot", "--input", "a=b"],
            ["connect", "hubspot", "--method", "jwt_bearer", "--token-file", "x"],
            ["connect", "hubspot", "--method", "static_token", "--input-file", "a=b"], ["app", "set", "hubspot"],
            ["app", "set", "hubspot", "--client-id", ""],
            ["app", "set", "hubspot", "--client-id", "x", "--sign-in", "https://x.example/path"],
            ["org", "owner-property", "hubspot", "--visible-to", "everybody"],
        ])
    func contradictions(_ arguments: [String]) {
        #expect(throws: (any Error).self) { try CRMGatewayCommand.parseAsRoot(arguments) }
    }

    @Test("T-12: no option or argument of any command takes a secret")
    func noSecretArgument() throws {
        let names = try CommandTree.argumentNames()
        #expect(names.count > 40)
        let harmless: Set<String> = ["token-file", "client-secret-file", "idempotency-key", "keys"]
        let delicate = names.filter { name in
            ["token", "secret", "password", "key"].contains { name.contains($0) } && !harmless.contains(name)
        }
        #expect(delicate.isEmpty)
    }

    @Test("Every command says what it does, and the help of the program holds the table of exit codes")
    func help() throws {
        let abstracts = try CommandTree.abstracts()
        #expect(abstracts.count > 25)
        #expect(abstracts.allSatisfy { !$0.value.isEmpty })
        let help = CRMGatewayCommand.helpMessage(columns: 120)
        for line in ExitStatus.table { #expect(help.contains(line)) }
    }
}
