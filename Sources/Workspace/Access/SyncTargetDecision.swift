/// Whether a sync goes to somebody.
public enum SyncTargetDecision: Hashable, Sendable {
    /// It does.
    case target
    /// It leaves them out and goes on with the others, for this reason (SET-7).
    case skipped(Refusal)
    /// It doesn't take place, for this reason.
    case refused(Refusal)
    /// They are in another organization, gone, or never were: told alike (ACC-4).
    case notFound
}
