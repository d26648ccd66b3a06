import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("PrintedPages: docs/settings.md")
struct SettingsPageTests {
    /// With `CRM_GATEWAY_PRINT_PAGES=1` in the environment, the page is written instead of compared.
    @Test("SET-10: docs/settings.md is what the schemas say")
    func page() throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "docs/settings.md")
        let expected = SettingsPage().lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["CRM_GATEWAY_PRINT_PAGES"] == "1" {
            try expected.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == expected, "print docs/settings.md again")
    }
}
