/// Gathers issues, and forgets those beyond the bound.
struct SettingsIssueList {
    private var issues: [SettingsIssue] = []

    var isEmpty: Bool { issues.isEmpty }

    /// Whether nothing more would be told, so that a check may stop.
    var isFull: Bool { issues.count > InvalidSettings.issuesMax }

    /// Adds an issue.
    mutating func add(_ issue: SettingsIssue) {
        if !isFull { issues.append(issue) }
    }

    /// Throws what was gathered, if anything was.
    func check() throws(InvalidSettings) {
        if let first = issues.first { throw InvalidSettings(first, Array(issues.dropFirst())) }
    }
}
