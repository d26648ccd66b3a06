/// One choice of a select attribute.
struct SelectOption: Sendable {
    let id: String
    var title: String
    var isArchived = false
}
