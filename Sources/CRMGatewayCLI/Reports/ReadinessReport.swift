import CRMGateway
import Workspace

/// What an admin's dashboard lacks, or has broken.
struct ReadinessReport: Report {
    let readiness: SettingsReadiness

    var lines: [String] {
        let head =
            readiness.isReady
            ? "Ready: nothing that would be copied is missing or broken."
            : "Not ready: something that would be copied is missing or broken."
        let table = Self.table(readiness.findings)
        return [head] + (table.isEmpty ? [] : [""] + table)
    }

    /// The findings of a source.
    static func table(_ findings: [ReadinessFinding]) -> [String] {
        TextTable(
            "category", "finding", "crm", "what", "what to do",
            rows: findings.map { finding in
                [
                    finding.category.rawValue, finding.severity.rawValue, finding.crm ?? "",
                    finding.path.map { "\($0): \(finding.message)" } ?? finding.message, finding.nextStep,
                ]
            }
        ).lines
    }

    var json: JSONValue {
        [
            "admin": .text(readiness.admin.rawValue), "is_ready": .bool(readiness.isReady),
            "findings": .list(readiness.findings.map(\.json)),
        ]
    }
}

extension ReadinessFinding {
    var json: JSONValue {
        [
            "id": .text(id), "severity": .text(severity.rawValue), "category": .text(category.rawValue),
            "crm": .optional(crm), "path": .optional(path), "message": .text(message), "next_step": .text(nextStep),
        ]
    }
}
