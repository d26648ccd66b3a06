public import ConnectorKit

/// A value that is written, and what must count as equal to it when it is read back (VER-3).
public struct RoundTrip: Sendable, CustomStringConvertible {
    /// What the case shows: `blanks at the ends`.
    public let name: String
    /// The property, of ``SubjectSamples/object``.
    public let property: PropertyName
    /// What is written.
    public let written: FieldValue
    /// What comes back, where the case pins it; a value that is merely equal will do when `nil`.
    public let readBack: FieldValue?
    /// A value that must not count as equal to what comes back.
    public let other: FieldValue

    /// Describes a round trip.
    public init(
        _ name: String, _ property: PropertyName, _ written: FieldValue, readBack: FieldValue? = nil,
        other: FieldValue
    ) {
        self.name = name
        self.property = property
        self.written = written
        self.readBack = readBack
        self.other = other
    }

    /// The name.
    public var description: String { name }
}
