import Testing

@Suite("docs/rules.md explains every id that errors and comments name")
struct RulesPageTests {
    /// What an id begins with: looked for first, because matching each line of the source takes seconds.
    private static let families = ["ACC-", "PROV-", "TEAM-", "SYNC-", "SET-", "SEC-", "VER-", "T-", "I-"]

    /// The ids that have a line, in the page's order.
    private func idsOnPage() throws -> [String] {
        try PackageFiles.text("docs/rules.md").split(separator: "\n").compactMap {
            $0.prefixMatch(of: /\| ([A-Z]+-\d+|PREVIEW|UNDO|PROVENANCE|DRIFT) \|/).map { String($0.1) }
        }
    }

    @Test("Each id has one line")
    func once() throws {
        let ids = Dictionary(grouping: try idsOnPage(), by: \.self)
        #expect(ids.count > 80)
        #expect(ids.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test("Each rule, threat and invariant that a source file names has its line")
    func explained() throws {
        let explained = Set(try idsOnPage())
        #expect(explained.count > 80)
        var missing: Set<String> = []
        for file in try ["Sources", "Connectors", "Mocks"].flatMap({ try PackageFiles.sources(under: $0) }) {
            for line in file.lines where Self.families.contains(where: line.contains) {
                let ids = line.matches(of: /\b(ACC|PROV|TEAM|SYNC|SET|SEC|VER|T|I)-\d+\b/).map { String($0.0) }
                for id in ids where !explained.contains(id) { missing.insert("\(id) in \(file.path)") }
            }
        }
        #expect(missing.sorted() == [])
    }
}
