public import ConnectorKit

/// Finds out which properties of a refused write are to blame (VER-3, VER-5): all at once, without what the CRM named, then by
/// halves.
///
/// The caller writes what ``next()`` says, until it says `nil`, and notes what became of it.
public struct Narrowing: Sendable {
    /// The most writes for one object.
    public static let roundsMax = 48

    /// What is to be written.
    public let plan: ProbePlan
    /// Whether there is a record already: then what is tried is an update of it, with no more than what is tried.
    public private(set) var hasRecord: Bool
    /// How many writes were noted.
    public private(set) var rounds = 0

    /// Begins with all.
    ///
    /// - Parameter hasRecord: whether the record is there before the first write: a designated one.
    public init(_ plan: ProbePlan, hasRecord: Bool = false) {
        self.plan = plan
        self.hasRecord = hasRecord
    }

    /// What to try next, of ``ProbePlan/asked``; empty for a new record of what it needs alone; `nil` when all is known.
    public mutating func next() -> Set<PropertyName>? {
        nil
    }

    /// The whole draft for a try: what a new record needs too, where there is none yet.
    public func values(trying tried: Set<PropertyName>) -> [PropertyName: FieldValue] {
        plan.values
    }

    /// Takes what became of a try.
    public mutating func note(tried: Set<PropertyName>, _ outcome: RecordOutcome) {
        rounds += 1
    }

    /// What the CRM accepted so far, with fillers: what is to be read back and judged.
    public var written: [PropertyName: FieldValue] { [:] }

    /// What is known of what wasn't accepted: one result for each property, and one of the object where no record could be
    /// made at all. What was accepted is for the ``ReadBackJudge``.
    public func results(definitions: [PropertyDefinition]) -> [CheckResult] {
        []
    }
}
