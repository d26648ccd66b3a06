/// What a user may do with the records of an object.
struct ObjectAccess: Sendable, Equatable {
    var canRead = false
    var canCreate = false
    var canEdit = false
    var canDelete = false

    static let none = ObjectAccess()
    static let all = ObjectAccess(canRead: true, canCreate: true, canEdit: true, canDelete: true)
    static let readOnly = ObjectAccess(canRead: true)

    func union(_ other: ObjectAccess) -> ObjectAccess {
        ObjectAccess(
            canRead: canRead || other.canRead, canCreate: canCreate || other.canCreate,
            canEdit: canEdit || other.canEdit, canDelete: canDelete || other.canDelete)
    }
}
