extension DemoStory {
    /// Everything but keys, which Sync CRM has handed on.
    private var toTeam: [String] { ["--team", DemoPeople.team, "--all-but", "crmKeys"] }

    /// Ann sets up what the team is to have.
    func setUp() throws(CommandFailure) {
        say("Ann sets up what notes bring into the CRMs, category by category, from files:")
        for file in DemoSettings.files {
            try stage.folder.write(file.text, to: file.name)
            try act(["settings", "set", file.category, file.name])
        }
        say("A value is checked before it is stored, and what is wrong is told with its place:")
        try stage.folder.write(DemoSettings.mistaken, to: "mistaken.yaml")
        try act(["settings", "set", "pipelineStages", "mistaken.yaml"], status: .refused)
    }

    /// The team gets it. One of them came from the company's own directory and has no dashboard yet.
    func push() throws(CommandFailure) {
        say("Judy comes from the company's own directory, and has no dashboard yet:")
        try stage.folder.write(DemoPeople.lateFile, to: "late.csv")
        try act(["import", "people", "late.csv", "--set-up-later"])
        say("What a push of Ann's settings to the whole team would do; nothing is written:")
        try act(["settings", "preview"] + toTeam, status: .warnings)
        say("The push. It fails for Judy alone:")
        try act(["settings", "push"] + toTeam, status: .failures)
        say("Her set-up is finished, and what failed is tried again, for her alone:")
        try act(["user", "finish-setup", DemoPeople.late])
        let first = try newestRun()
        try act(["runs", "retry", first])
        say("Where Dave's settings came from, and who differs from Ann now:")
        try act(["settings", "provenance", "--of", DemoPeople.example])
        try act(["settings", "drift", "--team", DemoPeople.team])
        say("The push is taken back:")
        try act(["runs", "undo", first])
    }
}
