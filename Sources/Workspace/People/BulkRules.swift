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
    ///   - isTyped: whether the approver typed the organization's name.
    public static func refusal(
        ofApprovalBy approver: UserID, asker: UserID?, others: Int, isTyped: Bool
    ) -> Refusal? {
        guard approver == asker else { return nil }
        if others > 0 { return .selfApproved }
        return isTyped ? nil : .approvalUntyped
    }
}

extension Refusal {
    static let selfApproved = Refusal(
        code: "approval_by_self", rule: "TEAM-10", message: "Who asked for it can't approve it.",
        nextStep: "Ask another super admin of the organization.")

    static let approvalUntyped = Refusal(
        code: "approval_untyped", rule: "TEAM-10",
        message: "Nobody else can approve it, so the organization's name has to be typed.",
        nextStep: "Type the organization's name exactly as it is.")
}
