import ConnectorKit

/// Which scopes open what: any one of each group.
///
/// - Source: `security` of zoho/crm-oas v8.0, and the pages of each operation, read 2026-11.
enum ZohoScopes {
    /// Opens composites, beside the scopes of what is in them.
    static let composite: Scope = "ZohoCRM.composite_requests.CUSTOM"

    /// Opens queries, beside the scope to read the module: only what a verification left behind is found by one.
    static let query: Scope = "ZohoCRM.coql.READ"

    /// What each ability needs. Composites only spare calls, and queries only find lost probes, so none needs them.
    static let ofAbilities: [Ability: ScopeRequirement] = [
        .identify: ScopeRequirement(allOf: [users, org]),
        .readOwners: ScopeRequirement(allOf: [users]),
        .readSchema: ScopeRequirement(allOf: [settings("fields"), settings("layouts"), settings("pipeline")]),
        .createOwnerProperties: ScopeRequirement(allOf: [settings("fields"), settings("fields", "CREATE")]),
        .readRecords: ScopeRequirement(allOf: CRMObject.allCases.map { modules($0, "READ") }),
        .writeRecords: ScopeRequirement(
            allOf: CRMObject.allCases.flatMap { object in
                ["CREATE", "UPDATE", "DELETE"].map { modules(object, $0) }
            }),
    ]

    /// What an operation needs; the scopes that its refusal means, which names none itself.
    static func of(_ operation: OperationName, path: String) -> [Scope] {
        switch operation {
        case _ where path.hasSuffix(ZohoComposite.path): [composite]
        case .usersList, .userRead: users
        case .orgRead: org
        case .fieldsList: settings("fields")
        case .fieldsCreate: settings("fields", "CREATE")
        case .layoutsList: settings("layouts")
        case .pipelinesList: settings("pipeline")
        case .probesFind: [query]
        case .recordsRead: modules(in: path, "READ")
        case .recordsCreate: modules(in: path, "CREATE")
        case .recordsUpdate: modules(in: path, "UPDATE")
        case .recordsDelete: modules(in: path, "DELETE")
        default: []
        }
    }

    private static let users: [Scope] = ["ZohoCRM.users.READ", "ZohoCRM.users.ALL"]
    private static let org: [Scope] = ["ZohoCRM.org.READ", "ZohoCRM.org.ALL"]

    private static func settings(_ area: String, _ verb: String = "READ") -> [Scope] {
        ["ZohoCRM.settings.\(area).\(verb)", "ZohoCRM.settings.\(area).ALL", "ZohoCRM.settings.ALL"]
            .map(Scope.init(rawValue:))
    }

    private static func modules(_ object: CRMObject, _ verb: String) -> [Scope] {
        let module = ZohoMapping.module(of: object)
        return ["ZohoCRM.modules.\(module).\(verb)", "ZohoCRM.modules.\(module).ALL", "ZohoCRM.modules.ALL"]
            .map(Scope.init(rawValue:))
    }

    private static func modules(in path: String, _ verb: String) -> [Scope] {
        let parts = path.split(separator: "/")
        return CRMObject.allCases.first { parts.contains(Substring(ZohoMapping.module(of: $0))) }
            .map { modules($0, verb) } ?? []
    }
}
