import Workspace

/// What the store says of a line that is well formed.
enum Judgement<Act: Sendable>: Sendable {
    /// It can be taken; `act` is what has to be written.
    case good(ImportVerdict, Act)
    /// It can't.
    case bad(InvalidValue)
}
