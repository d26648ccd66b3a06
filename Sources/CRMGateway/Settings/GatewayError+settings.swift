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

    /// Selected members: at least one, and not too many.
    static func membersCount(_ count: Int) -> GatewayError {
        GatewayError(
            code: "members_count", rule: "SET-7",
            message: count == 0
                ? "No member was selected." : "\(count) members were selected, more than \(SyncScope.membersMax).",
            nextStep: "Select between 1 and \(SyncScope.membersMax) members, or name the whole team.", field: "members")
    }

    /// A push names what it brings.
    static let categoriesEmpty = GatewayError(
        code: "categories_empty", rule: "SET-3", message: "No category is left to sync.",
        nextStep: "Name at least one category to push or to clear.", field: "categories")

    /// Keys end by disconnecting.
    static let keysNotClearable = GatewayError(
        code: "category_not_clearable", rule: "SET-5", message: "crmKeys can't be cleared by a push.",
        nextStep: "Disconnect the keys instead: `crm-gateway disconnect`.", field: "clearing")

    /// What a run copies from isn't what it was when the run began.
    static func sourceChanged(_ source: RosterSource) -> GatewayError {
        let isSync = source == .organizationAdmin
        return GatewayError(
            code: "source_changed", rule: isSync ? "SYNC-1" : "SET-1",
            message: "\(isSync ? "The organization admin" : "The source"), or a CRM key of theirs, "
                + "changed while the sync ran.",
            nextStep: "Start the sync again: it goes on from the new source.")
    }
}
