import CRMConnectors
import ConnectorKit
import Foundation
import Testing

/// With `CRM_GATEWAY_PRINT_PAGES=1` in the environment, these write the pages instead of comparing them.
@Suite("PrintedPages: what is printed from descriptors")
struct PrintedPagesTests {
    private static let isPrinting = ProcessInfo.processInfo.environment["CRM_GATEWAY_PRINT_PAGES"] == "1"
    private static let begin = "<!-- capabilities: printed from the descriptors -->\n"
    private static let end = "\n<!-- end of capabilities -->"

    func printed(_ expected: String, at path: String) throws {
        if Self.isPrinting {
            try expected.write(toFile: PackageFiles.root + "/" + path, atomically: true, encoding: .utf8)
        }
        #expect(try PackageFiles.text(path) == expected, "print \(path) again")
    }

    @Test("Each CRM has its page, and there is none of a CRM that isn't there")
    func pages() throws {
        let catalog = ConnectorCatalog.standard
        for crm in catalog.ids {
            let connector = try #require(catalog[crm])
            try printed(DescriptorPrinter(descriptor: connector.descriptor).page, at: "docs/connectors/\(crm).md")
        }
        let there = try PackageFiles.files(under: "docs/connectors", ending: ".md")
        #expect(there == catalog.ids.map { "docs/connectors/\($0).md" })
    }

    @Test("The README's table of CRMs is what their descriptors say")
    func table() throws {
        let readme = try PackageFiles.text("README.md")
        let start = try #require(readme.firstRange(of: Self.begin)?.upperBound)
        let stop = try #require(readme.firstRange(of: Self.end)?.lowerBound)
        let table = DescriptorPrinter.table(of: .standard)
        try printed(String(readme[..<start]) + table + String(readme[stop...]), at: "README.md")
    }
}
