/// What became of one CRM in a sync (SYNC-8).
public enum CRMVerdict: String, Hashable, Sendable, Codable {
    /// Something was copied, replaced, created or bound.
    case copied
    /// Everything was as it should be already.
    case unchanged
    /// The source has no key for it.
    case nothingToCopy = "nothing_to_copy"
    /// Something failed; what was done stays done.
    case failed
}
