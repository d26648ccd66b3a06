import Workspace

extension GatewayError {
    /// A stored document is gone, or was written by a newer program.
    static func settingsUnreadable(_ category: Category, _ issue: SettingsIssue? = nil) -> GatewayError {
        GatewayError(
            code: "settings_unreadable",
            message: "A stored value of \(category.rawValue) can't be read"
                + (issue.map { ": \($0.path): \($0.message)" } ?? ": its document isn't there."),
            nextStep: "Use the version that wrote it, or a newer one; or set the category anew.",
            field: issue?.path)
    }
}
