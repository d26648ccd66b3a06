import MockKit
import Testing

/// Something that happens in a CRM, and what a verification must say of it (``AccountReport/findings``); everything
/// else passes.
struct MappedCase: Sendable, CustomTestStringConvertible {
    let name: String
    let changes: [AccountChange]
    let findings: [String]
    /// What was so before the sync.
    let before: [AccountChange]

    init(
        _ name: String, before: [AccountChange] = [], _ changes: [AccountChange], _ findings: [String]
    ) {
        self.name = name
        self.before = before
        self.changes = changes
        self.findings = findings
    }

    var testDescription: String { name }
}
