import CRMConnectors
import ConnectorKit
import Foundation

/// The demo, act by act. Every act is a command that anyone can type.
struct DemoStory {
    let stage: DemoStage

    /// Tells it.
    ///
    /// - Throws: `CommandFailure` when an act ends otherwise than it should.
    func tell() async throws -> ExitStatus {
        let places = stage.mocks.map { "\(name(of: $0.crm)) at \($0.baseURL)" }.joined(separator: ", ")
        say("Mock CRMs run: \(places). Everything below is done by real commands, over real sockets.")
        try foundOrganization()
        for mock in stage.mocks { try connect(mock) }
        try chooseProperties()
        try sync()
        try showWhatCame()
        try takeBack()
        try setUp()
        try push()
        try await verify()
        say("What was done stands in an audit log that nobody can change unnoticed:")
        try act(["audit", "verify"])
        let folder = stage.keepsFolder ? "the folder \(stage.folder.path) stays" : "the temporary folder goes with them"
        say("That was all: the mocks end now, and \(folder). Next: crm-gateway --help")
        return .done
    }

    private func foundOrganization() throws(CommandFailure) {
        say("An organization, its people, and a team:")
        try act(["init"])
        try act([
            "org", "create", DemoPeople.organization, "--admin", DemoPeople.admin, "--first", "Ann", "--last", "Lee",
        ])
        try stage.folder.write(DemoPeople.file + "\n", to: "people.jsonl")
        try act(["user", "add", "--from", "people.jsonl"])
        try act(["team", "create", DemoPeople.team, "--primary-admin", DemoPeople.primaryAdmin])
        try act(["team", "add", DemoPeople.team, DemoPeople.secondaryAdmin, "--position", "secondary_admin"])
        try act(["team", "add", DemoPeople.team] + DemoPeople.members)
        say("Somebody joins: account, team, dashboard and welcome mail in one go; no mail server is configured here.")
        try act(
            ["provision", "--team", DemoPeople.team, "--role", "user", "--seat", "standard"] + DemoPeople.provisioned)
    }

    private func connect(_ mock: MockLine) throws(CommandFailure) {
        guard let connection = DemoConnection.all[mock.crm] else { return }
        say("Ann connects \(name(of: mock.crm)), \(connection.told):")
        var arguments = ["connect", mock.crm.rawValue]
        if let method = connection.method { arguments += ["--method", method.rawValue] }
        // Nobody is there to be asked whether the account is the right one.
        if connection.usesBrowser { arguments.append("--yes") }
        for (name, key) in connection.inputs.sorted(by: { $0.key < $1.key }) {
            arguments += ["--input", "\(name)=\(try mock.value(key))"]
        }
        var files: [String] = []
        defer { for file in files { stage.folder.remove(file) } }
        for (name, key) in connection.inputFiles.sorted(by: { $0.key < $1.key }) {
            let file = try stage.folder.writeSecret(try mock.value(key), to: name)
            files.append(file)
            arguments += ["--input-file", "\(name)=\(file)"]
        }
        var input: String?
        if let key = connection.standardInput { input = try mock.value(key) + "\n" }
        try act(arguments, input: input, browser: connection.usesBrowser ? DemoBrowser(crm: mock.baseURL) : nil)
    }

    private func chooseProperties() throws(CommandFailure) {
        say("Deals shall have an owner property of our own, which the first sync creates in each CRM:")
        for mock in stage.mocks {
            guard let connection = DemoConnection.all[mock.crm] else { continue }
            let visibility = connection.visibleTo.map { ["--visible-to", $0] } ?? []
            try act(
                [
                    "org", "owner-property", mock.crm.rawValue, "deal", "--name", connection.ownerProperty, "--label",
                    "Gateway owner",
                ] + visibility)
        }
    }

    /// Two of the team have no active user in the CRMs: keys are copied, and the run says what to do.
    private func sync() throws(CommandFailure) {
        let command = ["sync", "crm", "--team", DemoPeople.team]
        say("What Sync CRM would do for the whole team, with Ann's keys; nothing is written:")
        try act(command + ["--preview"], status: .warnings)
        var journal = DemoJournal(paths: stage.journals)
        journal.skip()
        say("Sync CRM for the whole team:")
        try act(command, status: .warnings)
        let first = journal.counts()
        say("The same again: there is nothing to do, and it says so.")
        try act(command, status: .warnings)
        tellCost(first, journal.counts())
    }

    private func showWhatCame() throws(CommandFailure) {
        say("What one of them has now: a key for each CRM, and record types where the CRM has such.")
        try act(["user", "show", DemoPeople.example])
    }

    private func takeBack() throws(CommandFailure) {
        say("Every run is kept:")
        try act(["runs", "list"])
        say("The first run is taken back; what was made in the CRMs stays there, and is named:")
        try act(["runs", "undo", try runs().last ?? ""])
        try act(["user", "show", DemoPeople.example])
    }

    private func tellCost(_ first: [String: Int], _ second: [String: Int]) {
        say("What it cost in CRM calls, as the mocks counted them:")
        var table = TextTable("operation", "first run", "second run")
        for operation in Set(first.keys).union(second.keys).sorted() {
            table.add([operation, String(first[operation] ?? 0), String(second[operation] ?? 0)])
        }
        table.add(["all", String(first.values.reduce(0, +)), String(second.values.reduce(0, +))])
        for line in table.lines { Console.toOutput(line) }
    }
}

// MARK: Acts

extension DemoStory {
    /// As much of `runs list` as the demo needs.
    private struct RunListing: Decodable {
        struct Run: Decodable {
            let id: String
        }
        /// The newest first.
        let runs: [Run]
    }

    /// The id of the newest run.
    func newestRun() throws(CommandFailure) -> String {
        try runs().first ?? ""
    }

    /// Runs by id, the newest first.
    private func runs() throws(CommandFailure) -> [String] {
        try stage.read(["runs", "list"], as: RunListing.self).runs.map(\.id)
    }

    func act(
        _ arguments: [String], input: String? = nil, browser: DemoBrowser? = nil, status: ExitStatus = .done
    ) throws(CommandFailure) {
        let shown = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
        Console.toOutput("\n$ crm-gateway \(shown)" + (input == nil ? "" : " < token"))
        let ended = try stage.call(arguments, input: input, browser: browser)
        guard ended == status.rawValue else {
            throw CommandFailure(
                .failures, code: "demo_failed",
                "The command ended with \(ended), expected was \(status.rawValue).", nextStep: "Report it.")
        }
    }

    func say(_ text: String) {
        Console.toOutput("\n── \(text)")
    }

    private func name(of crm: CRMID) -> String {
        ConnectorCatalog.standard[crm]?.descriptor.name ?? crm.rawValue
    }
}
