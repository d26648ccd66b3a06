import Testing

@Suite("Rules that every source file keeps")
struct SourceRulesTests {
    /// The longest file, in lines.
    private static let fileLinesMax = 600

    /// The longest function, in lines.
    private static let functionLinesMax = 70

    private func allSources() throws -> [SourceFile] {
        try ["Sources", "Connectors", "Mocks", "Tests"].flatMap { try PackageFiles.sources(under: $0) }
    }

    @Test("No file has more than 600 lines")
    func lengths() throws {
        let long = try allSources().filter { $0.lineCount > Self.fileLinesMax }
        #expect(long.map(\.path) == [])
    }

    @Test("No function has more than 70 lines, and half of them have ten or fewer")
    func functions() throws {
        let files = try ["Sources", "Connectors", "Mocks"].flatMap { try PackageFiles.sources(under: $0) }
        let long = files.flatMap { file in
            file.functions.filter { $0.lineCount > Self.functionLinesMax }.map { "\(file.path):\($0.number)" }
        }
        #expect(long == [])
        let counts = files.flatMap { $0.functions.map(\.lineCount) }.sorted()
        #expect(counts.count > 1_000)
        #expect(counts[counts.count / 2] <= 10)
    }

    @Test("Where the compiler's check of sharing is switched off, a comment in the file argues for it")
    func unchecked() throws {
        // In two parts, so that this file doesn't hold what it looks for.
        let marks = ["@unchecked " + "Sendable": "nchecked", "nonisolated" + "(unsafe)": "nonisolated" + "(unsafe)"]
        for file in try allSources() {
            for (mark, word) in marks where file.code.contains(where: { $0.text.contains(mark) }) {
                let argues = file.lines.contains { SourceFile.isComment($0) && $0.contains(word) }
                #expect(argues, "\(file.path) has \(mark), and no comment says why that is safe")
            }
        }
    }

    @Test("No forced try or cast, and nothing left to do")
    func shortcuts() throws {
        // In two parts each, so that this file doesn't hold what it looks for.
        let words = ["try" + "!", " as" + "!"]
        let reminders = ["TO" + "DO", "FIX" + "ME"]
        var found: [String] = []
        for file in try allSources() {
            for line in file.code where words.contains(where: line.text.contains) {
                found.append("\(file.path):\(line.number)")
            }
            for (index, line) in file.lines.enumerated() where reminders.contains(where: line.contains) {
                found.append("\(file.path):\(index + 1)")
            }
        }
        #expect(found == [])
    }

    @Test("The core and the contract name no vendor in code; comments may, as examples")
    func vendors() throws {
        let vendors = ["hubspot", "salesforce", "zoho", "attio", "pipedrive"]
        let files = try ["Sources/CRMGateway", "Sources/ConnectorKit", "Sources/Workspace", "Sources/SQLStore"].flatMap
        {
            try PackageFiles.sources(under: $0)
        }
        #expect(files.count > 150)
        let found = files.flatMap { file in
            file.code.filter { line in vendors.contains { line.text.lowercased().contains($0) } }
                .map { "\(file.path):\($0.number)" }
        }
        #expect(found == [])
    }

    @Test(
        "Whoever writes the name of a person or a team writes the key by which they are searched, or a purge would keep it"
    )
    func searchKeys() throws {
        var statements = 0
        for file in try PackageFiles.sources(under: "Sources/SQLStore/Repositories") {
            let text = file.lines.joined(separator: "\n")
            for match in text.matches(of: /(?:INSERT INTO|UPDATE) (?:user_account|team)\b[^"]*/) {
                let statement = String(match.0)
                let names = ["first_name", "last_name", " email,", " email =", "name_key"]
                guard names.contains(where: statement.contains) else { continue }
                statements += 1
                #expect(statement.contains("search_key"), "\(file.path): \(statement.prefix(80))")
            }
        }
        #expect(statements >= 3)
    }

    @Test("Names say what a thing does: none of the words that fit everything")
    func names() throws {
        let hollow = ["Manager", "Helper", "Util", "Common", "Impl"]
        for file in try allSources() {
            let name = file.path.split(separator: "/").last.map(String.init) ?? ""
            #expect(!hollow.contains { name.contains($0) }, "\(file.path)")
        }
    }
}
