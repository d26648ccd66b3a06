import ConnectorKit
import SQLStore
import Testing
import Vault

@Suite("docs/errors.md lists every kind and code, and none that is gone")
struct ErrorsPageTests {
    /// The folders whose `code:` literals a caller may get to see.
    private static let folders = ["Sources/CRMGateway", "Sources/Workspace", "Sources/CRMGatewayCLI"]
    private static let storeKinds: [StoreError.Kind] = [.busy, .constraint, .unavailable, .unreadable, .statement]
    private static let vaultKinds: [VaultError.Kind] = [
        .rootKeyMissing, .rootKeyUnreadable, .sealMismatch, .dataKeyUnknown, .dataKeyExhausted, .invalid,
        .cryptographyFailed,
    ]

    private func codesInSource() throws -> Set<String> {
        var codes: Set<String> = []
        for file in try Self.folders.flatMap({ try PackageFiles.sources(under: $0) }) {
            for line in file.code where line.text.contains("code:") {
                codes.formUnion(line.text.matches(of: /\bcode: (?:String = )?"([a-z_]+)"/).map { String($0.1) })
            }
        }
        return codes
    }

    private func codesOnPage() throws -> [String] {
        try PackageFiles.text("docs/errors.md").split(separator: "\n").compactMap { line in
            line.prefixMatch(of: /\| `([a-z_]+)` \|/).map { String($0.1) }
        }
    }

    @Test("Page and source hold the same codes")
    func same() throws {
        let kinds =
            ConnectorErrorKind.all.map(\.rawValue) + Self.storeKinds.map(\.rawValue)
            + Self.vaultKinds.map(\.rawValue)
        let expected = try codesInSource().union(kinds)
        let page = Set(try codesOnPage())
        #expect(expected.count > 90)
        #expect(expected.subtracting(page).sorted() == [], "not on the page")
        #expect(page.subtracting(expected).sorted() == [], "no longer in the source")
    }

    @Test("Each code has one row")
    func once() throws {
        let codes = Dictionary(grouping: try codesOnPage(), by: \.self)
        #expect(codes.count > 90)
        #expect(codes.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test("Every row says what happened and what to do")
    func whole() throws {
        for line in try PackageFiles.text("docs/errors.md").split(separator: "\n")
        where line.prefixMatch(of: /\| `[a-z_]+` \|/) != nil {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
            let isFilled = cells.allSatisfy { cell in cell.contains { !$0.isWhitespace } }
            #expect(cells.count == 4 && isFilled, "\(line)")
        }
    }
}
