import Workspace

/// An organization.
struct OrganizationReport: Report {
    let organization: Organization
    let adminEmail: String?

    var lines: [String] {
        Self.fields([
            ("Organization", organization.name), ("Id", organization.id.rawValue),
            ("Admin", adminEmail ?? organization.admin.rawValue),
        ])
    }

    var json: JSONValue {
        [
            "id": .text(organization.id.rawValue), "name": .text(organization.name),
            "admin": .text(organization.admin.rawValue), "admin_email": .optional(adminEmail),
            "created_at": .time(organization.createdAt),
        ]
    }
}
