/// Who may move a deal into a stage.
public enum StageMovers: String, Hashable, Sendable, Codable, CaseIterable {
    /// Everyone who may edit the deal.
    case anyone
    /// The deal's owner.
    case owner
    /// Admins.
    case admins
    /// Nobody through the workspace: the CRM alone.
    case nobody
}
