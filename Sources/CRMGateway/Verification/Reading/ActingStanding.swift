import Workspace

/// Whether a verification may still act as somebody, by the rules and rows of the moment (I-20).
enum ActingStanding: Sendable {
    /// It is for them, and they hold a key of the grant.
    case holdsKey
    /// It is for them, and they hold none any more.
    case keyless
    /// A rule leaves them out by now.
    case ruledOut(Refusal)
}
