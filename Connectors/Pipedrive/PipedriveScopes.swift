import ConnectorKit

/// The scopes of OAuth apps. API tokens have none: they may do what their user may.
///
/// - Source: "Scopes and permissions explanations", <https://pipedrive.readme.io/docs/marketplace-scopes-and-permissions-explanations>,
///   read 2026-11.
enum PipedriveScopes {
    private static let deals: [Scope] = ["deals:read", "deals:full"]
    private static let contacts: [Scope] = ["contacts:read", "contacts:full"]
    private static let dealFields: [Scope] = ["deal-fields:full", "admin"]
    private static let contactFields: [Scope] = ["contact-fields:full", "admin"]

    /// What each ability needs. Apps that are older than the scopes for fields have `admin` alone.
    static let all: [Ability: ScopeRequirement] = [
        .identify: ScopeRequirement(["base"]),
        .readOwners: ScopeRequirement(["users:read"]),
        .readSchema: ScopeRequirement(allOf: [deals, contacts]),
        .createOwnerProperties: ScopeRequirement(allOf: [dealFields, contactFields]),
        .readRecords: ScopeRequirement(allOf: [deals, contacts]),
        .writeRecords: ScopeRequirement(["deals:full", "contacts:full"]),
    ]

    /// The scopes any one of which a refused request wanted.
    static func wanted(by request: HTTPRequest) -> [Scope] {
        let isDeal =
            !request.path.contains("/persons") && !request.path.contains("/organizations")
            && !request.path.contains("/personFields") && !request.path.contains("/organizationFields")
        switch request.operation {
        case .usersMe: return ["base"]
        case .usersList: return ["users:read"]
        case .fieldsCreate, .fieldsDelete: return isDeal ? dealFields : contactFields
        case .recordsCreate, .recordsUpdate, .recordsDelete: return isDeal ? ["deals:full"] : ["contacts:full"]
        default: return isDeal ? deals : contacts
        }
    }
}
