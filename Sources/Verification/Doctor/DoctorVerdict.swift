/// What the doctor says to a question.
public enum DoctorVerdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// Yes: it is so, and here is why.
    case applies
    /// No, as far as the gateway knows.
    case doesNotApply = "does_not_apply"
    /// It is granted apart from any sync (ACC-8): not a failure of one.
    case grantedApart = "granted_apart"
    /// It is the person's own to connect (ACC-9): not a failure of a sync.
    case personal
    /// The gateway doesn't know yet; the next step tells how to find out.
    case cannotTell = "cannot_tell"
}
