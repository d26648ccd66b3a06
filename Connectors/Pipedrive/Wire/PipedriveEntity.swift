import ConnectorKit

/// What Pipedrive calls the three kinds of record.
enum PipedriveEntity {
    /// The records in paths.
    static func records(_ object: CRMObject) -> String {
        switch object {
        case .deal: "deals"
        case .contact: "persons"
        case .company: "organizations"
        }
    }

    /// The definitions of fields in paths.
    static func fields(_ object: CRMObject) -> String {
        switch object {
        case .deal: "dealFields"
        case .contact: "personFields"
        case .company: "organizationFields"
        }
    }

    /// One record, for people.
    static func label(_ object: CRMObject) -> String {
        switch object {
        case .deal: "Deal"
        case .contact: "Person"
        case .company: "Organization"
        }
    }

    /// The key that every new record must have.
    static func requiredKey(_ object: CRMObject) -> String {
        object == .deal ? "title" : "name"
    }
}
