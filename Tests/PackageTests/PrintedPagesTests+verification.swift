import Testing

extension PrintedPagesTests {
    @Test(
        "VER-1, VER-2, VER-6: the tables of docs/verification.md are what the catalogue, the causes and the connectors say"
    )
    func verification() throws {
        let path = "docs/verification.md"
        var page = try PackageFiles.text(path)
        for (name, text) in VerificationPrinter.tables {
            let start = try #require(page.firstRange(of: "<!-- \(name): printed -->\n")?.upperBound, "\(name)")
            let stop = try #require(page[start...].firstRange(of: "\n<!-- end of \(name) -->")?.lowerBound, "\(name)")
            page.replaceSubrange(start..<stop, with: text)
        }
        try printed(page, at: path)
    }
}
