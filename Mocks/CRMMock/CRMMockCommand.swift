import ArgumentParser
import Foundation
import MockKit
import UnixSignals

/// Serves imitated CRMs until it is told to end.
@main
struct CRMMockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crm-mock",
        abstract: "Serve imitated CRMs on this machine, for tests in any language.",
        discussion: """
            Prints one JSON line per CRM on standard output, with its address and working demo keys, and nothing \
            else there. Ends on SIGTERM or SIGINT with exit code 0; bad flags or a bad seed end it with 2, a port that \
            can't be had with 1.

            The mocks hold demo keys only. Control (faults, journal, clock, changes) is under /_mock/ and needs the \
            control_token of the line; mocks listen on the loopback only.

            EXAMPLES
              crm-mock --crm hubspot --port 8081
              crm-mock --crm all --port 0 --journal requests.jsonl
              crm-mock --crm hubspot --seed Mocks/HubSpot/Fixtures/example-seed.json
              curl -H "Authorization: Bearer $ACCESS_TOKEN" $BASE_URL/crm/owners/2026-09
            """)

    private static let portMax = 65_535

    @Option(
        help: ArgumentHelp(
            "A CRM to serve, or \"all\"; repeat it for several. There are: \(names).", valueName: "name"))
    var crm: [String] = ["hubspot"]

    @Option(help: "The port; with several CRMs the first of as many in a row. 0 picks free ones.")
    var port = 0

    @Option(help: "The loopback address to listen on: 127.0.0.1, ::1 or localhost.")
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            "A seed file (JSON) for the CRM that its member \"crm\" names; repeat it for several.", valueName: "file"))
    var seed: [String] = []

    @Option(
        help: ArgumentHelp(
            "Write one JSON line per request to this file; with several CRMs to FILE.NAME each.", valueName: "file"))
    var journal: String?

    @Option(help: "The kind of account to imitate: production or sandbox.")
    var profile = MockProfile.production.rawValue

    private static var names: String { ImitatedCRM.allCases.map(\.rawValue).joined(separator: ", ") }

    static func main() async {
        do {
            var command = try Self.parse()
            try await command.run()
        } catch {
            leave(because: error)
        }
    }

    private static func leave(because error: any Error) -> Never {
        if exitCode(for: error) == .success {
            print(fullMessage(for: error))
            Foundation.exit(0)
        }
        let isOurs = error is MockServerError || error is SeedError
        let message = isOurs ? "Error: \(error)" : fullMessage(for: error)
        FileHandle.standardError.write(Data((message + "\n").utf8))
        if case MockServerError.notListening = error { Foundation.exit(1) }
        Foundation.exit(2)
    }

    func validate() throws {
        guard (0...Self.portMax).contains(port) else {
            throw ValidationError("--port \(port) is no port: choose 0 to \(Self.portMax)")
        }
        guard MockProfile(rawValue: profile) != nil else {
            throw ValidationError("--profile \(profile) is unknown: choose production or sandbox")
        }
        for name in crm where name != "all" && ImitatedCRM(rawValue: name) == nil {
            throw ValidationError("--crm \(name) is unknown: choose one of \(Self.names), or all")
        }
    }

    mutating func run() async throws {
        let chosen =
            crm.contains("all") ? ImitatedCRM.allCases : ImitatedCRM.allCases.filter { crm.contains($0.rawValue) }
        let seeds = try SeedFiles(seed, chosen: chosen)
        // Before anything listens, so that no signal is lost.
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        var servers: [MockServer] = []
        for (place, crm) in chosen.enumerated() {
            let settings = StartSettings(
                profile: MockProfile(rawValue: profile) ?? .production, host: host, port: port == 0 ? 0 : port + place,
                seedFile: seeds.path(for: crm),
                journalFile: journal.map { chosen.count == 1 ? $0 : "\($0).\(crm.rawValue)" })
            servers.append(try await crm.start(settings))
        }
        for server in servers {
            FileHandle.standardOutput.write(Data(server.startLine.encoded() + [0x0A]))
        }
        for await _ in signals { break }
        for server in servers { await server.stop() }
    }
}
