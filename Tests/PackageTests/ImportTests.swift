import Testing

@Suite("Layers: who imports whom")
struct ImportTests {
    /// Module maps over C libraries hold no Swift.
    private static let moduleMaps: Set = ["CCurl", "COpenSSL", "CLinux"]

    private func targetFolders() throws -> [String] {
        try ["Sources", "Connectors", "Mocks"].flatMap { top in
            try PackageFiles.folders(in: top).filter { !Self.moduleMaps.contains($0) }.map { "\(top)/\($0)" }
        }
    }

    @Test("Each target imports what the table allows it, and nothing else")
    func allowed() throws {
        let vendors = try PackageFiles.vendors()
        var files = 0
        for folder in try targetFolders() {
            for file in try PackageFiles.sources(under: folder) {
                files += 1
                for module in file.imports where !ImportTable.allows(folder, module, vendors: vendors) {
                    Issue.record("\(file.path) imports \(module), which the table doesn't allow \(folder)")
                }
            }
        }
        #expect(files > 300)
    }

    @Test("Each folder of a target has a row, and each row a folder")
    func complete() throws {
        let folders = try targetFolders()
        #expect(folders.filter { ImportTable.modules(of: $0) == nil } == [])
        let rows = ImportTable.rows.map(\.folder).filter { !$0.hasSuffix("/*") }
        #expect(rows.filter { !folders.contains($0) } == [])
    }

    @Test("The core names no connector, no driver and no transport; a mock names neither the contract nor a connector")
    func pillars() throws {
        let vendors = try PackageFiles.vendors()
        let above = ["SQLiteDriver", "CurlTransport", "CRMConnectors", "GRDB"] + vendors.map { $0 + "Connector" }
        for file in try PackageFiles.sources(under: "Sources/CRMGateway") {
            #expect(Set(file.imports).isDisjoint(with: above), "\(file.path)")
        }
        for file in try PackageFiles.sources(under: "Mocks") {
            let strangers = ["ConnectorKit", "CRMGateway"] + vendors.map { $0 + "Connector" }
            #expect(Set(file.imports).isDisjoint(with: strangers), "\(file.path)")
        }
    }

    @Test("The toy CRM of the tests keeps to the rows of a connector and of a mock")
    func toy() throws {
        for (folder, row) in [("Connector", "Connectors/*"), ("Mock", "Mocks/*")] {
            let modules = try #require(ImportTable.modules(of: row))
            let files = try PackageFiles.sources(under: "Tests/ToyCRMTests/\(folder)")
            #expect(!files.isEmpty)
            for file in files { #expect(Set(file.imports).isSubset(of: modules), "\(file.path)") }
        }
    }

    @Test("docs/architecture.md prints this table")
    func printed() throws {
        let page = try PackageFiles.text("docs/architecture.md")
        let printed = page.split(separator: "\n").compactMap { line -> String? in
            let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
            guard cells.count == 3, cells[0].matches(of: /`(Sources|Connectors|Mocks)\//).count == 1 else { return nil }
            let words = [cells[0], cells[2]].map { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
            return words[0].joined() + ": " + words[1].sorted().joined(separator: " ")
        }
        let expected = ImportTable.rows.map { $0.folder + ": " + $0.modules.sorted().joined(separator: " ") }
        #expect(printed.sorted() == expected.sorted())
    }
}
