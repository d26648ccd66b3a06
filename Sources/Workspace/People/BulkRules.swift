/// Whether an act on people takes effect at once, or waits for a second person (TEAM-10, T-25): functions from values to
/// values.
public enum BulkRules {
    /// Whether an act on people has to wait.
    ///
    /// - Parameters:
    ///   - people: whom the act changes.
    ///   - counted: whom acts of the same kind have changed within the last 24 hours, those that were approved left out.
    ///   - size: how many people the organization had before all those acts.
    ///   - threshold: the organization's; `nil` where it is off.
    public static func mustWait(
        _ people: Set<UserID>, counted: Set<UserID>, of size: Int, under threshold: BulkThreshold?
    ) -> Bool {
        guard let threshold, !people.isEmpty else { return false }
        return threshold.isPassed(by: counted.union(people).count, of: size)
    }

    /// Whether a change of the threshold has to wait: one that lets more pass than the threshold that is on.
    public static func mustWait(changing threshold: BulkThreshold?, to next: BulkThreshold?) -> Bool {
        threshold?.isLoosened(by: next) ?? false
    }

    /// Whether somebody may approve what somebody else, or scheduled work, asked for.
    ///
    /// - Parameters:
    ///   - approver: who may do what was asked themselves; `AccessRules` says so.
    ///   - asker: who asked; `nil` for scheduled work.
    ///   - others: how many people besides the asker may do it.
    ///   - wasAlone: whether nobody besides the asker could when it was asked for: who makes themselves the last one
    ///     afterwards gains nothing by it.
    ///   - isNew: whether the approver's role has changed, or they came back, since it was asked for: who is made a super
    ///     admin for the purpose approves nothing.
    ///   - isTyped: whether the approver typed the organization's name.
    public static func refusal(
        ofApprovalBy approver: UserID, asker: UserID?, others: Int, wasAlone: Bool, isNew: Bool, isTyped: Bool
    ) -> Refusal? {
        if isNew { return .approverNew }
        guard approver == asker else { return nil }
        if others > 0 || !wasAlone { return .selfApproved }
        return isTyped ? nil : .approvalUntyped
    }
}

extension Refusal {
    static let selfApproved = Refusal(
        code: "approval_by_self", rule: "TEAM-10", message: "Who asked for it can't approve it.",
        nextStep: "Ask another super admin of the organization; where there is none any more, cancel it and ask anew.")

    static let approverNew = Refusal(
        code: "approver_new", rule: "TEAM-10",
        message: "Who approves was given their role, or was restored, after the change was asked for.",
        nextStep: "Ask a super admin who was one before, or cancel the change and ask for it anew.")

    static let approvalUntyped = Refusal(
        code: "approval_untyped", rule: "TEAM-10",
        message: "Nobody else can approve it, so the organization's name has to be typed.",
        nextStep: "Type the organization's name exactly as it is.")
}
