public import ConnectorKit

/// How far a part of a run is.
public struct RunProgress: Hashable, Sendable, Codable {
    /// Which part.
    public let phase: RunPhase
    /// The CRM, where the part is one CRM's.
    public let crm: CRMID?
    /// How much is done.
    public let done: Int
    /// Of how much, where it is known.
    public let total: Int?

    /// Tells how far a part is.
    public init(phase: RunPhase, crm: CRMID? = nil, done: Int, total: Int?) {
        self.phase = phase
        self.crm = crm
        self.done = done
        self.total = total
    }
}
