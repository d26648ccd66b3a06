/// One difference between two values of a category.
public struct SettingsChange: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// It wasn't there before.
        case added
        /// It has another value.
        case changed
        /// It is gone.
        case removed
        /// It is as before, although what was pushed lacks it: it is the user's own.
        case kept
    }

    /// Where: `pipelines[hubspot/deal/default].stages[won].label`, elements of lists named by what identifies them.
    public let path: String
    /// What happened.
    public let kind: Kind
    /// The JSON text before; `nil` where there was none.
    public let before: String?
    /// The JSON text after; `nil` where there is none.
    public let after: String?

    /// Describes a difference.
    public init(path: String, kind: Kind, before: String?, after: String?) {
        self.path = path
        self.kind = kind
        self.before = before
        self.after = after
    }
}
