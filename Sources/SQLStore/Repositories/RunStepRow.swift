/// A step of a run as it is stored.
public struct RunStepRow: Sendable, Hashable {
    /// The name, unique within its run.
    public let name: String
    /// Where it stands.
    public let state: String
    /// How far it came, where it goes in parts.
    public let cursor: String?
    /// What it saw or did, as JSON.
    public let detail: String?

    /// Holds a step.
    public init(name: String, state: String, cursor: String?, detail: String?) {
        self.name = name
        self.state = state
        self.cursor = cursor
        self.detail = detail
    }
}
