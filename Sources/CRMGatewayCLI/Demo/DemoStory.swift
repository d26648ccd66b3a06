import Foundation

/// The demo, act by act. Every act is a command that anyone can type.
struct DemoStory {
    let stage: DemoStage

    /// Tells it.
    ///
    /// - Throws: `CommandFailure` when an act ends otherwise than it should.
    func tell() async throws -> ExitStatus {
        say(
            "A mock HubSpot runs at \(stage.mock.baseURL). Everything below is done by real commands, over real sockets."
        )
        try foundOrganization()
        try connect()
        say("Sync CRM for the whole team, with Ann's key:")
        var journal = DemoJournal(path: stage.folder + "/journal.jsonl")
        journal.skip()
        // Two of the team have no active user in the CRM: keys are copied, and the run says what to do.
        try act(["sync", "crm", "--team", DemoPeople.team], status: .warnings)
        let first = journal.counts()
        say("The same again: there is nothing to do, and it says so.")
        try act(["sync", "crm", "--team", DemoPeople.team], status: .warnings)
        let second = journal.counts()
        tellCost(first, second)
        say("What was done stands in an audit log that nobody can change unnoticed:")
        try act(["audit", "verify"])
        say("That was all: the mock ends now, and the temporary folder goes with it. Next: crm-gateway --help")
        return .done
    }

    private func foundOrganization() throws(CommandFailure) {
        say("An organization, its people, and a team:")
        try act(["init"])
        try act([
            "org", "create", DemoPeople.organization, "--admin", DemoPeople.admin, "--first", "Ann", "--last", "Lee",
        ])
        let file = stage.folder + "/people.jsonl"
        guard FileManager.default.createFile(atPath: file, contents: Data((DemoPeople.file + "\n").utf8)) else {
            throw CommandFailure(
                .unavailable, code: "demo_failed", "The temporary folder can't be written.",
                nextStep: "Set TMPDIR to another folder.")
        }
        try act(["user", "add", "--from", file])
        try act(["team", "create", DemoPeople.team, "--primary-admin", DemoPeople.primaryAdmin])
        try act(["team", "add", DemoPeople.team, DemoPeople.secondaryAdmin, "--position", "secondary_admin"])
        try act(["team", "add", DemoPeople.team] + DemoPeople.members)
    }

    private func connect() throws(CommandFailure) {
        say("Ann connects HubSpot. The token comes through standard input, never as an argument:")
        try act(["connect", "hubspot"], input: stage.mock.staticToken + "\n")
        say("Deals shall have an owner property of our own, which the first sync creates in HubSpot:")
        try act(["org", "owner-property", "hubspot", "deal", "--name", "gateway_owner", "--label", "Gateway owner"])
    }

    private func tellCost(_ first: [String: Int], _ second: [String: Int]) {
        say("What it cost in CRM calls, as the mock counted them:")
        var table = TextTable("operation", "first run", "second run")
        for operation in Set(first.keys).union(second.keys).sorted() {
            table.add([operation, String(first[operation] ?? 0), String(second[operation] ?? 0)])
        }
        table.add(["all", String(first.values.reduce(0, +)), String(second.values.reduce(0, +))])
        for line in table.lines { Console.toOutput(line) }
    }

    private func act(_ arguments: [String], input: String? = nil, status: ExitStatus = .done) throws(CommandFailure) {
        let shown = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
        Console.toOutput("\n$ crm-gateway \(shown)" + (input == nil ? "" : " < token"))
        let ended = try stage.call(arguments, input: input)
        guard ended == status.rawValue else {
            throw CommandFailure(
                .failures, code: "demo_failed",
                "The command ended with \(ended), expected was \(status.rawValue).", nextStep: "Report it.")
        }
    }

    private func say(_ text: String) {
        Console.toOutput("\n── \(text)")
    }
}
