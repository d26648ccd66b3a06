import CRMGateway
import ConnectorKit
import Foundation
import Testing
import Workspace

@testable import CRMGatewayCLI

@Suite("Progress")
struct ProgressTests {
    /// What a display writes.
    private func written(_ style: ProgressStyle, isLive: Bool, _ body: (any ProgressDisplay) -> Void) throws -> String {
        let pipe = Pipe()
        let console = Console(
            format: .table, output: pipe.fileHandleForWriting.fileDescriptor,
            errors: pipe.fileHandleForWriting.fileDescriptor, isLive: isLive)
        let display = ProgressDisplays.make(style, on: console)
        display.begin(RunID(rawValue: "r1"))
        body(display)
        display.end()
        try pipe.fileHandleForWriting.close()
        return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }

    private func progress(_ done: Int, of total: Int?) -> RunEvent {
        RunEvent(.progress, at: .now, progress: RunProgress(phase: .bind, crm: "hubspot", done: done, total: total))
    }

    @Test("Off a terminal there are plain lines: of a part's steps the first and the last")
    func lines() throws {
        let text = try written(.auto, isLive: false) { display in
            for done in 1...4 { display.show(progress(done, of: 4)) }
            display.show(RunEvent(.finished, at: .now, state: .succeededWithWarnings))
        }
        #expect(
            text == """
                Run r1
                  hubspot: binding people: 1 of 4
                  hubspot: binding people: 4 of 4
                  finished: succeeded with warnings

                """)
    }

    @Test("On a terminal there is a live line for each part, drawn in place")
    func live() throws {
        let text = try written(.auto, isLive: true) { display in
            display.show(progress(1, of: 2))
            display.show(progress(2, of: 2))
        }
        #expect(text.contains("░ hubspot: binding people, 1 of 2\n\u{1B}[1A\r\u{1B}[2K"))
        #expect(text.contains("██ hubspot: binding people, 2 of 2\n"))
    }

    @Test("T-28: what a CRM named can't move the cursor")
    func printable() throws {
        for isLive in [true, false] {
            let text = try written(.auto, isLive: isLive) { display in
                display.show(RunEvent(.crmFinished, at: .now, crm: "hubspot", message: "a\u{1B}[5Ab"))
            }
            #expect(text.contains("a[5Ab"))
        }
    }

    @Test("Switched off, nothing is shown")
    func off() throws {
        #expect(try written(.off, isLive: true) { $0.show(progress(1, of: 2)) }.isEmpty)
    }
}
