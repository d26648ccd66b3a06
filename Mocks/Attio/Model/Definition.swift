/// An object, or a list: what has attributes.
struct Definition: Sendable {
    let id: String
    var slug: String
    var singularNoun: String
    var pluralNoun: String
    /// The slug of the object whose records a list holds; `nil` for an object.
    var parentObject: String?
    var isEnabled = true
    var createdAt = Attribute.epoch
    var attributes: [Attribute] = []

    /// The place of an attribute, by slug or id. One in use wins over an archived one with the same slug.
    func place(of word: String) -> Int? {
        attributes.firstIndex { $0.id == word.lowercased() || ($0.slug == word && !$0.isArchived) }
            ?? attributes.firstIndex { $0.slug == word }
    }

    /// The attribute of a slug or an id.
    func attribute(_ word: String) -> Attribute? { place(of: word).map { attributes[$0] } }

    /// The attribute in use of a slug or an id.
    func liveAttribute(_ word: String) -> Attribute? {
        attribute(word).flatMap { $0.isArchived ? nil : $0 }
    }
}
