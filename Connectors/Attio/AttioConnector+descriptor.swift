public import ConnectorKit

extension AttioConnector {
    /// What is known of Attio without an account.
    public static let descriptor = ConnectorDescriptor(
        id: "attio", name: "Attio", apiVersion: AttioEndpoints.version,
        authentication: [
            AuthenticationMethod(kind: .authorizationCode, label: "OAuth app"),
            AuthenticationMethod(kind: .staticToken, label: "workspace API key"),
        ],
        scopes: scopes, hosts: [.exact(AttioEndpoints.api.host), .exact(AttioEndpoints.consent.host)],
        limits: limits, objects: CRMObject.allCases.map(object), refresh: .none,
        // Lists and queries see what was written at once; the search, which isn't used, doesn't.
        writeVisibilityDelayMax: .seconds(2),
        revocation: RevocationEffect(
            accessTokenOutlivesFor: .zero,
            explanation:
                "Revoking ends the token at once, for everybody who holds a copy. A pasted key is deleted by an "
                + "admin under Workspace settings, Developers."),
        ownersPageSize: AttioEndpoints.membersMax, ownerProperties: ownerProperties,
        probes: probes)

    /// `read-write` contains `read`; that Attio takes one for the other is unverified, so a key may hold either.
    private static func reading(_ area: String) -> [Scope] {
        ["read", "read-write"].map { Scope(rawValue: "\(area):\($0)") }
    }

    private static func writing(_ area: String) -> [Scope] { [Scope(rawValue: "\(area):read-write")] }

    private static let scopes: [Ability: ScopeRequirement] = [
        .identify: .none,
        .readOwners: ScopeRequirement(allOf: [reading("user_management")]),
        .readSchema: ScopeRequirement(allOf: [reading("object_configuration")]),
        .createOwnerProperties: ScopeRequirement(allOf: [writing("object_configuration")]),
        .readRecords: ScopeRequirement(allOf: [reading("record_permission"), reading("object_configuration")]),
        .writeRecords: ScopeRequirement(allOf: [writing("record_permission"), reading("object_configuration")]),
    ]

    private static let limitsSource = "https://docs.attio.com/rest-api/guides/rate-limiting, read 2026-11"

    private static let limits: [RateLimit] = [
        RateLimit(
            bucket: "reads", capacity: 100, window: .rolling(.seconds(1)), operations: OperationName.attioReads,
            source: "\(limitsSource); queries count as reads"),
        RateLimit(
            bucket: "writes", capacity: 25, window: .rolling(.seconds(1)), operations: OperationName.attioWrites,
            source: limitsSource),
        RateLimit(
            bucket: "revocations", capacity: 50, window: .rolling(.seconds(60)), operations: [.tokenRevoke],
            source: "https://docs.attio.com/docs/oauth/revoke, read 2026-11; per address"),
    ]

    private static func object(_ object: CRMObject) -> ObjectDescription {
        let isDeal = object == .deal
        let label =
            switch object {
            case .deal: "Deal"
            case .contact: "Person"
            case .company: "Company"
            }
        return ObjectDescription(
            object: object, vendorName: AttioMapping.slug(of: object), label: label,
            standardOwnerProperty: isDeal ? "owner" : nil,
            stageProperty: isDeal ? PropertyName(rawValue: AttioMapping.stageSlug) : nil)
    }

    /// The longest slug that we ask for, in characters; Attio documents none.
    private static let slugLengthMax = 64

    private static let ownerProperties = OwnerPropertyTraits(
        namesMayRepeat: false, carriesMark: true, createRestoresArchived: true,
        nameRule:
            "a lower-case letter, then lower-case letters, digits and single _, at most \(slugLengthMax) characters",
        nameLengthMax: slugLengthMax,
        acceptsName: { name in
            name.utf8.count <= slugLengthMax && name.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil
        })
}
