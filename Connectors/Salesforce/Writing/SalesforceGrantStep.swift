import ConnectorKit

/// One thing that a grant adds to the permission set.
enum SalesforceGrantStep: Sendable {
    /// The set itself.
    case makeSet
    /// Sight of an object, where the org demands it before sight of its fields (unverified).
    case open(table: String)
    /// Sight and edit of a field, as `Opportunity.Name__c`.
    case allow(field: String)
    /// Edit where there was sight alone.
    case raise(permission: SalesforceID)
    /// The set for a user.
    case assign(String)

    /// The name of the row that makes the set.
    static let setName = "set"
    /// The name of the row that assigns it.
    static let assignmentName = "assignment"

    /// Its row in a composite; `set` is `nil` where the same composite makes the set.
    func row(at index: Int, set: String?) -> SalesforceComposite.Row {
        let parent = JSONValue.string(set ?? "@{\(SalesforceGrantStep.setName).id}")
        switch self {
        case .makeSet:
            return post(
                "PermissionSet", SalesforceGrantStep.setName,
                [
                    "Name": .string(SalesforceVisibility.setName), "Label": .string(SalesforceVisibility.setLabel),
                    "Description": .string(SalesforceVisibility.setDescription),
                ])
        case .open(let table):
            return post(
                "ObjectPermissions", "object\(index)",
                ["ParentId": parent, "SobjectType": .string(table), "PermissionsRead": .boolean(true)])
        case .allow(let field):
            return post(
                "FieldPermissions", "field\(index)",
                [
                    "ParentId": parent, "SobjectType": .string(SalesforceGrantStep.table(of: field)),
                    "Field": .string(field), "PermissionsRead": .boolean(true), "PermissionsEdit": .boolean(true),
                ])
        case .raise(let permission):
            let body: JSONValue = .object([
                "PermissionsRead": .boolean(true), "PermissionsEdit": .boolean(true),
            ])
            return .init(
                method: .patch, address: SalesforceEndpoints.rowPath(of: "FieldPermissions", id: permission),
                name: "permission\(index)", body: body)
        case .assign(let user):
            return post(
                "PermissionSetAssignment", SalesforceGrantStep.assignmentName,
                ["AssigneeId": .string(user), "PermissionSetId": parent])
        }
    }

    /// `Opportunity` of `Opportunity.Name__c`.
    static func table(of field: String) -> String {
        String(field.prefix { $0 != "." })
    }

    private func post(
        _ table: String, _ name: String, _ body: KeyValuePairs<String, JSONValue>
    ) -> SalesforceComposite.Row {
        .init(method: .post, address: SalesforceEndpoints.rowPath(of: table), name: name, body: .object(body))
    }
}
