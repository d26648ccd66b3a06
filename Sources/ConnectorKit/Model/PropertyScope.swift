/// Which definitions a reader wants.
public enum PropertyScope: String, Hashable, Sendable {
    /// Those in use.
    case live
    /// Archived, unused and invisible ones too, each marked as such.
    case all
}
