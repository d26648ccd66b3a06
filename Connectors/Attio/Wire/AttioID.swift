/// An id of Attio's: a UUID, in lower case.
struct AttioID: Hashable, Sendable {
    /// The id in its usual form.
    let text: String

    /// Takes a UUID in any case, or `nil` for a text that is none: nothing in Attio has such an id.
    init?(_ text: String) {
        guard AttioID.isID(text) else { return nil }
        self.text = text.lowercased()
    }

    /// Whether a text has the form of a UUID.
    static func isID(_ text: String) -> Bool {
        text.wholeMatch(of: /[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/) != nil
    }
}
