/// One object of an org: what it is called and which fields it has.
struct ObjectDefinition: Sendable {
    /// Who may touch the rows of an object.
    enum Guard: Sendable, Equatable {
        /// The object permissions of profiles and permission sets decide.
        case objectPermissions
        /// Every user who has the API reads; nobody writes.
        case readOnly
        /// Reading and writing need one of these permissions each.
        case setup(read: [UserPermission], write: [UserPermission])
    }

    let name: String
    var label: String
    var labelPlural: String
    let keyPrefix: String
    var isCustom = false
    var rights = Guard.objectPermissions
    /// Whether DELETE is possible at all.
    var isDeletable = true
    var isLayoutable = true
    var fields: [FieldDefinition]
    /// Names of deleted custom fields, lower-case: they stay taken.
    var burntNames: Set<String> = []

    /// Whether rows belong to the setup, and so must not be mixed with others in one collections call.
    var isSetup: Bool { rights != .objectPermissions }

    /// The place of a field, whatever the case of the name.
    func place(of name: String) -> Int? {
        let wanted = name.lowercased()
        return fields.firstIndex { $0.name.lowercased() == wanted }
    }

    /// A field, whatever the case of the name, and whoever may see it.
    func field(_ name: String) -> FieldDefinition? { place(of: name).map { fields[$0] } }

    /// The reference field whose parent is called so in queries.
    func reference(called relationship: String) -> FieldDefinition? {
        let wanted = relationship.lowercased()
        return fields.first { $0.relationshipName?.lowercased() == wanted }
    }
}
