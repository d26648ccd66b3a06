public import ConnectorKit

/// Judges what a request of its own read after a write was committed (VER-3, VER-5).
public enum ReadBackJudge {
    /// Compares written values with those read back, by the vendor's own normalisation.
    public typealias Matches = (_ written: FieldValue, _ readBack: FieldValue, _ definition: PropertyDefinition) -> Bool

    /// The asked properties that don't hold what was written: reason for one more look after a short wait.
    public static func differing(
        _ plan: ProbePlan, written: [PropertyName: FieldValue], record: Record?, definitions: [PropertyDefinition],
        matches: Matches
    ) -> Set<PropertyName> {
        []
    }

    /// One result for what landed, and one for each property that didn't.
    ///
    /// - Parameters:
    ///   - written: ``Narrowing/written``.
    ///   - record: what was read; `nil` where the record couldn't be found by its id.
    ///   - before: the values before the write, of a designated record.
    public static func results(
        _ plan: ProbePlan, written: [PropertyName: FieldValue], record: Record?, definitions: [PropertyDefinition],
        before: [PropertyName: FieldValue] = [:], matches: Matches
    ) -> [CheckResult] {
        []
    }

    /// For a record that couldn't be read: what was written is accepted, and not proved to have landed.
    public static func unread(
        _ plan: ProbePlan, written: [PropertyName: FieldValue], because error: ConnectorError
    ) -> [CheckResult] {
        []
    }
}
