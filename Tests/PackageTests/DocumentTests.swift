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

    @Test("docs/library.md shows each example that the compiler has seen, and README the first")
    func examples() throws {
        let library = try PackageFiles.text("docs/library.md")
        let files = try PackageFiles.sources(under: "Tests/PackageTests/Examples")
        #expect(files.count >= 5)
        for file in files {
            let begin = try #require(file.lines.firstIndex(of: "// begin"), "\(file.path)")
            let end = try #require(file.lines.firstIndex(of: "// end"), "\(file.path)")
            let block = "```swift\n" + file.lines[(begin + 1)..<end].joined(separator: "\n") + "\n```"
            #expect(library.contains(block), "\(file.path)")
            guard file.path.hasSuffix("/HandOver.swift") else { continue }
            #expect(try PackageFiles.text("README.md").contains(block))
        }
    }

    @Test("The products that docs/library.md tells hosts to depend on are products of the manifest")
    func products() throws {
        let manifest = try PackageFiles.text("Package.swift")
        let products = manifest.matches(of: /\.library\(name: "(\w+)", targets: \[([^\]]*)\]/)
        let modules = products.map { String($0.2) }.joined(separator: " ")
        for module in ["CRMGateway", "Workspace", "Vault", "CRMConnectors", "CurlTransport", "SQLiteDriver"] {
            #expect(modules.contains("\"\(module)\""), "\(module) is in no product")
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

    @Test("Every file and folder that docs/verification-of-claims.md calls a proof is there")
    func proofs() throws {
        let page = try PackageFiles.text("docs/verification-of-claims.md")
        let named = page.matches(of: /`((?:Tests|scripts|Mocks|Benchmarks)(?:\/[^`]+)?)`/).map { String($0.1) }
        #expect(named.count > 25)
        #expect(named.filter { !PackageFiles.exists($0) } == [])
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
