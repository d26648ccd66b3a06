/// An object as one user sees it: only the fields that field-level security shows, with what the user may write.
struct ObjectView: Sendable {
    /// A field that the user sees.
    struct Field: Sendable {
        let definition: FieldDefinition
        /// Whether this user may write it in a create.
        let isCreateable: Bool
        /// Whether this user may write it in an update.
        let isUpdateable: Bool

        var name: String { definition.name }
    }

    let definition: ObjectDefinition
    let access: ObjectAccess
    /// The visible fields, in the object's order.
    let fields: [Field]
    private let places: [String: Int]

    init(_ definition: ObjectDefinition, access: ObjectAccess, fields: [Field]) {
        self.definition = definition
        self.access = access
        self.fields = fields
        places = Dictionary(fields.enumerated().map { ($1.name.lowercased(), $0) }) { first, _ in first }
    }

    var name: String { definition.name }

    /// A visible field, whatever the case of the name; `nil` when it is absent or hidden.
    func field(_ name: String) -> Field? { places[name.lowercased()].map { fields[$0] } }

    /// The visible reference field whose parent is called so in queries.
    func reference(called relationship: String) -> Field? {
        definition.reference(called: relationship).flatMap { field($0.name) }
    }
}
