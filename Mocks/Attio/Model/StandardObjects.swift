/// Attio's own objects and attributes (guides on standard objects, read 2026-10).
enum StandardObjects {
    /// The objects that no workspace can switch off.
    static let alwaysEnabled = ["people", "companies"]

    /// The default stages of deals.
    static let dealStages = ["Lead", "In Progress", "Won 🎉", "Lost"]

    static func all(workspace: String) -> [Definition] {
        var objects = [
            object("people", "Person", "People", people, workspace),
            object("companies", "Company", "Companies", companies, workspace),
            object("deals", "Deal", "Deals", deals, workspace),
            object("users", "User", "Users", users, workspace),
            object("workspaces", "Workspace", "Workspaces", workspaces, workspace),
        ]
        for place in objects.indices {
            objects[place].isEnabled = alwaysEnabled.contains(objects[place].slug)
            restrictReferences(of: &objects[place], workspace: workspace)
        }
        return objects
    }

    /// What every object and list has.
    static func systemAttributes(of slug: String, idSlug: String = "record_id", workspace: String) -> [Attribute] {
        let rows = [
            AttributeRow(idSlug, "ID", .text, .readOnly),
            AttributeRow("created_at", "Created at", .timestamp, .readOnly),
            AttributeRow("created_by", "Created by", .actorReference, .readOnly),
        ]
        return rows.map { $0.attribute(of: slug, workspace: workspace) }
    }

    private static func object(
        _ slug: String, _ singular: String, _ plural: String, _ rows: [AttributeRow], _ workspace: String
    ) -> Definition {
        var object = Definition(
            id: AttioID.make(workspace, "object", slug), slug: slug, singularNoun: singular, pluralNoun: plural)
        let system = systemAttributes(of: slug, workspace: workspace)
        object.attributes =
            system.prefix(1) + rows.map { $0.attribute(of: slug, workspace: workspace) } + system.dropFirst()
        return object
    }

    /// The pairs of attributes of which one is the other's reverse.
    private static let pairs = [
        ["people", "company", "companies", "team"],
        ["deals", "associated_people", "people", "associated_deals"],
        ["deals", "associated_company", "companies", "associated_deals"],
        ["users", "person", "people", "associated_users"],
        ["workspaces", "company", "companies", "associated_workspaces"],
    ]

    private static func restrictReferences(of object: inout Definition, workspace: String) {
        for pair in pairs.flatMap({ [$0, [$0[2], $0[3], $0[0], $0[1]]] }) where pair[0] == object.slug {
            guard let place = object.place(of: pair[1]) else { continue }
            let other = AttioID.make(workspace, "object", pair[2])
            object.attributes[place].allowedObjects = [other]
            object.attributes[place].relationship = Attribute.Relationship(
                object: other, attribute: AttioID.make(workspace, pair[2], pair[3]))
        }
    }

    private static let people = [
        AttributeRow("name", "Name", .personalName),
        AttributeRow("email_addresses", "Email addresses", .emailAddress, .unique, .several),
        AttributeRow("description", "Description", .text), AttributeRow("company", "Company", .recordReference),
        AttributeRow("job_title", "Job title", .text), AttributeRow("avatar_url", "Avatar URL", .text, .enriched),
        AttributeRow("phone_numbers", "Phone numbers", .phoneNumber, .several),
        AttributeRow("primary_location", "Primary location", .location), AttributeRow("linkedin", "LinkedIn", .text),
        AttributeRow("twitter", "Twitter", .text),
        AttributeRow("first_calendar_interaction", "First calendar interaction", .interaction, .enriched),
        AttributeRow("last_email_interaction", "Last email interaction", .interaction, .enriched),
        AttributeRow("strongest_connection_user", "Strongest connection", .actorReference, .enriched),
        AttributeRow("associated_deals", "Associated deals", .recordReference, .several),
        AttributeRow("associated_users", "Associated users", .recordReference, .several),
    ]

    private static let companies = [
        AttributeRow("domains", "Domains", .domain, .unique, .several), AttributeRow("name", "Name", .text),
        AttributeRow("description", "Description", .text),
        AttributeRow("team", "Team", .recordReference, .several),
        AttributeRow("categories", "Categories", .select, .several, options: ["B2B", "B2C", "SAAS"]),
        AttributeRow("primary_location", "Primary location", .location),
        AttributeRow("logo_url", "Logo URL", .text, .enriched), AttributeRow("linkedin", "LinkedIn", .text),
        AttributeRow("employee_range", "Employee range", .select, .enriched, options: ["1-10", "11-50", "51-250"]),
        AttributeRow("foundation_date", "Foundation date", .date),
        AttributeRow("funding_raised_usd", "Funding raised", .currency, .enriched),
        AttributeRow("last_email_interaction", "Last email interaction", .interaction, .enriched),
        AttributeRow("strongest_connection_user", "Strongest connection", .actorReference, .enriched),
        AttributeRow("associated_deals", "Associated deals", .recordReference, .several),
        AttributeRow("associated_workspaces", "Associated workspaces", .recordReference, .several),
    ]

    private static let deals = [
        AttributeRow("name", "Deal name", .text, .required),
        AttributeRow("stage", "Deal stage", .status, .required, options: dealStages),
        AttributeRow("owner", "Deal owner", .actorReference, .required), AttributeRow("value", "Deal value", .currency),
        AttributeRow("associated_people", "Associated people", .recordReference, .several),
        AttributeRow("associated_company", "Associated company", .recordReference),
    ]

    private static let users = [
        AttributeRow("user_id", "ID", .text, .required, .unique),
        AttributeRow("primary_email_address", "Email address", .emailAddress, .required),
        AttributeRow("person", "Person", .recordReference),
    ]

    private static let workspaces = [
        AttributeRow("workspace_id", "ID", .text, .required, .unique), AttributeRow("name", "Name", .text),
        AttributeRow("company", "Company", .recordReference),
    ]
}
