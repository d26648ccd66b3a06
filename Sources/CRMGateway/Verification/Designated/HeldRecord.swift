public import ConnectorKit
public import Verification

/// A designated record that couldn't be restored, and what it held before: what a person needs to put it right (F-C9).
public struct HeldRecord: Sendable {
    /// The record, where people find it, and why it isn't restored.
    public let pending: PendingCleanup
    /// The values before the probe, of the properties that it wrote.
    public let before: [PropertyName: FieldValue]
    /// The values that it wrote.
    public let written: [PropertyName: FieldValue]
}
