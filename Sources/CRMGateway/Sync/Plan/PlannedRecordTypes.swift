/// What a sync would do about the record types of one CRM account; it reads them as the key's user alone.
public struct PlannedRecordTypes: Hashable, Sendable, Codable {
    /// How many each object has now, as the key's user sees it; empty where they couldn't be read.
    public var objects: [RecordTypeOutcome.ObjectCount] = []
    /// The key's CRM user, for people.
    public let viewer: String?
    /// Whether the run would read as each target who is a CRM user of their own: what it finds then isn't known before.
    public var areReadAsTargets = false
    /// Targets who have none and would get some.
    public var added = 0
    /// Targets who have others and would get these.
    public var changed = 0
    /// Targets who have these already.
    public var unchanged = 0
    /// Targets who have some, and of whom only a reading as themselves could tell.
    public var undecided = 0
    /// Why they couldn't be read; keys and bindings don't depend on it.
    public var failure: CRMFailure?

    init(viewer: String?) {
        self.viewer = viewer
    }

    /// Whether nothing of it would be written, as far as could be asked.
    public var isUnchanged: Bool { added == 0 && changed == 0 }
}
