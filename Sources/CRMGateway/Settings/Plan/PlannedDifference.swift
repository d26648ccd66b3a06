public import Workspace

/// One difference that a push would make, or that drift consists of.
public struct PlannedDifference: Hashable, Sendable, Codable {
    /// How many characters of a value are told.
    public static let valueLengthMax = 2_048

    /// Where: `pipelines[hubspot/deal/default].stages[won].label`; empty for the whole value.
    public let path: String
    /// What happens.
    public let kind: SettingsChange.Kind
    /// JSON text of what is there now; `nil` where there is nothing. Cut at ``valueLengthMax``, with an ellipsis.
    public let before: String?
    /// JSON text of what comes; `nil` where nothing does. Cut alike.
    public let after: String?

    /// Takes a difference over.
    init(_ change: SettingsChange) {
        path = change.path
        kind = change.kind
        before = change.before.map(Self.cut)
        after = change.after.map(Self.cut)
    }

    private static func cut(_ text: String) -> String {
        text.count > valueLengthMax ? text.prefix(valueLengthMax - 1) + "…" : text
    }
}
