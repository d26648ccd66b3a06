import ConnectorKit

/// A value that is written, and values that what comes back must not be mistaken for.
struct ZooCase: Sendable, CustomStringConvertible {
    /// What the case shows.
    let name: String
    /// Where it is written.
    let kind: ZooKind
    /// What is written.
    let written: ZooValue
    /// What must not count as equal to what comes back.
    let others: [ZooValue]
    /// CRMs that can't hold the value, and say so.
    let refusedBy: Set<CRMID>
    /// CRMs that make the same of the value and of the others, by their own documentation.
    let notIn: Set<CRMID>

    init(
        _ name: String, _ kind: ZooKind, _ written: ZooValue, not others: ZooValue..., refusedBy: Set<CRMID> = [],
        notIn: Set<CRMID> = []
    ) {
        self.name = name
        self.kind = kind
        self.written = written
        self.others = others
        self.refusedBy = refusedBy
        self.notIn = notIn
    }

    var description: String { name }
}
