import ConnectorKit

/// All checks, in the order in which reports tell them (VER-2).
public enum CheckCatalog {
    /// The checks.
    public static let all: [CheckDescription] =
        connection + properties + places + CRMObject.allCases.map(writeback) + probes + people + outside

    /// One of them; `nil` where there is none of that name.
    public static subscript(_ id: CheckID) -> CheckDescription? { byID[id] }

    /// Those that a name stands for: the check of that name, or all that begin with it and a dot.
    public static func named(_ name: CheckID) -> [CheckDescription] {
        all.filter { CheckSelection.covers(name, $0.id) }
    }

    /// Where a check stands in reports; unknown ones come last.
    static func position(_ id: CheckID) -> Int { positions[id] ?? all.count }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    private static let positions = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.id, $0) })

    /// What keeps any reading from being made, and so any check that needs one.
    public static let readingCauses: [Cause] = [
        .tokenRevoked, .wrongAccount, .missingScope, .accessDenied, .rateLimit, .crmUnavailable, .unknown,
    ]
}
