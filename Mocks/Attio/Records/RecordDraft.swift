import MockKit

/// What a write is about, beside its values.
struct RecordDraft {
    /// What becomes of several values that are there already.
    enum Mode {
        /// They stay, and the new ones come before them.
        case adds
        /// Exactly the new ones are left.
        case overwrites
        /// As `overwrites`, but the values of this attribute only grow.
        case asserts(String)
    }

    let object: Definition
    let author: JSON
    var mode = Mode.overwrites
    /// The id of a new record; `nil` makes one.
    var id: String?
    /// Whether required attributes must have a value; a seed may leave them out.
    var asksForRequired = true

    init(object: Definition, author: JSON, mode: Mode = .overwrites) {
        self.object = object
        self.author = author
        self.mode = mode
    }
}
