public import ConnectorKit
internal import SQLStore

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

extension RunProgress {
    /// How far a run is, part by part, as its worker wrote it down with its last effects.
    static func stored(in row: RunRow) -> [RunProgress] {
        (try? JSONText.decode([RunProgress].self, from: row.progress)) ?? []
    }
}
