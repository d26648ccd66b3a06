import CRMGateway
import Workspace

/// Everything that is wrong with a settings value that was handed in.
struct IssuesReport: Report {
    let category: Category
    let issues: [SettingsIssue]

    init(_ category: Category, _ issues: [SettingsIssue]) {
        self.category = category
        self.issues = issues
    }

    var lines: [String] {
        let head =
            "\(category.rawValue): nothing was written, \(issues.count == 1 ? "one thing is" : "\(issues.count) things are") wrong."
        return [head, ""]
            + TextTable(
                "where", "what is wrong", "what to do", "code",
                rows: issues.map { [$0.path.isEmpty ? "(all)" : $0.path, $0.message, $0.nextStep, $0.code] }
            ).lines
    }

    var json: JSONValue {
        [
            "category": .text(category.rawValue),
            "issues": .list(
                issues.map { issue in
                    [
                        "path": .text(issue.path), "code": .text(issue.code), "rule": .text(issue.rule),
                        "message": .text(issue.message), "next_step": .text(issue.nextStep),
                    ]
                }),
        ]
    }
}
