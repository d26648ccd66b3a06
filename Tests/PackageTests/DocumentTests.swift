import Foundation
import Testing

@Suite("Documents: examples that compile, links that lead somewhere")
struct DocumentTests {
    private static let ours = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]

    private func documents() throws -> [String] {
        try Self.ours + PackageFiles.files(under: "docs", ending: ".md")
            + PackageFiles.files(under: "Connectors", ending: "README.md")
            + PackageFiles.files(under: "Mocks", ending: "README.md")
    }

    @Test("README and docs/library.md show the example that the compiler has seen")
    func example() throws {
        let source = try PackageFiles.text("Tests/PackageTests/LibraryExample.swift")
        let start = try #require(source.firstRange(of: "// begin example\n")?.upperBound)
        let stop = try #require(source.firstRange(of: "// end example")?.lowerBound)
        let block = "```swift\n" + source[start..<stop] + "```"
        for page in ["README.md", "docs/library.md"] {
            #expect(try PackageFiles.text(page).contains(block), "\(page)")
        }
    }

    @Test("Every relative link leads to a file of the package")
    func links() throws {
        for document in try documents() {
            let folder = document.split(separator: "/").dropLast().joined(separator: "/")
            for match in try PackageFiles.text(document).matches(of: /\]\(([^)\s]+)\)/) {
                let target = String(match.1.prefix { $0 != "#" })
                guard !target.isEmpty, !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
                #expect(PackageFiles.exists(folder + "/" + target), "\(document) leads to \(target)")
            }
        }
    }

    @Test("Each decision is a numbered page with its status, and the list in docs/architecture.md names it")
    func decisions() throws {
        let page = try PackageFiles.text("docs/architecture.md")
        let files = try PackageFiles.files(under: "docs/decisions", ending: ".md")
        #expect(files.count >= 10)
        for (index, file) in files.enumerated() {
            let name = try #require(file.split(separator: "/").last)
            #expect(Int(name.prefix(4)) == index + 1, "\(name)")
            #expect(page.contains("decisions/\(name)"), "\(name)")
            let text = try PackageFiles.text(file)
            #expect(["## What", "## Why", "## Instead of"].allSatisfy(text.contains), "\(name)")
        }
    }
}
