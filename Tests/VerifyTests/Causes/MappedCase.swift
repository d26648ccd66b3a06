import MockKit
import Testing

/// Something that happens in a CRM, and what a verification must say of it (``AccountReport/findings``); everything else
/// passes.
struct MappedCase: Sendable, CustomTestStringConvertible {
    let name: String
    let changes: [AccountChange]
    let findings: [String]

    init(_ name: String, _ changes: [AccountChange], _ findings: [String]) {
        self.name = name
        self.changes = changes
        self.findings = findings
    }

    var testDescription: String { name }
}
