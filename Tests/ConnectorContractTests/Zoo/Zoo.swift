import ConnectorKit

/// Values of every kind that CRMs are known to change, cut, reorder or mix up (VER-3): one table for all CRMs.
enum Zoo {
    /// All cases.
    static let cases: [ZooCase] =
        lines + bodies + personNames + numbers + money + flags + days + moments + options
        + people + ids + contactPoints + cleared

    /// Those of a kind that a CRM takes.
    static func cases(_ kind: ZooKind, in crm: CRMID) -> [ZooCase] {
        cases.filter { $0.kind == kind && !$0.notIn.contains(crm) }
    }
}
