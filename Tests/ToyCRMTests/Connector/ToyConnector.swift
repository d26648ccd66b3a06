import ConnectorKit

/// The smallest CRM there could be: deals with one token, made by following "Adding a CRM" in CONTRIBUTING.
///
/// It has no owner field of its own, so that every account needs one to be made.
struct ToyConnector: CRMConnector {
    static let descriptor = ConnectorDescriptor(
        id: "toy", name: "Toy CRM", apiVersion: "v1",
        authentication: [AuthenticationMethod(kind: .staticToken, label: "toy token")],
        scopes: [
            .identify: .none, .readOwners: ScopeRequirement(["users.read"]),
            .readSchema: ScopeRequirement(["fields.read"]),
            .createOwnerProperties: ScopeRequirement(["fields.write"]),
            .readRecords: ScopeRequirement(["records.read"]), .writeRecords: ScopeRequirement(["records.write"]),
        ],
        hosts: [.exact(ToyEndpoints.api.host)],
        limits: [
            RateLimit(bucket: "burst", capacity: 100, window: .rolling(.seconds(1)), source: "the toy's own mock")
        ],
        objects: [
            ObjectDescription(object: .deal, vendorName: "deals", label: "Toy deal", standardOwnerProperty: nil)
        ],
        refresh: .none, writeVisibilityDelayMax: .zero,
        revocation: RevocationEffect(accessTokenOutlivesFor: .zero, explanation: "A toy token is deleted in the CRM."),
        ownersPageSize: ToyEndpoints.usersPageSize,
        ownerProperties: OwnerPropertyTraits(
            namesMayRepeat: false, carriesMark: true, createRestoresArchived: false,
            nameRule: "lower-case letters and _, at most 40 characters", nameLengthMax: 40,
            acceptsName: { $0.wholeMatch(of: /[a-z_]{1,40}/) != nil }))

    static let oauth: (any OAuthFlow)? = nil

    init() {}

    /// The table of statuses that every CRM shares says all that the toy's answers mean.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? { nil }

    static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] { [] }

    static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        ToyAuthorizer(token: credentials.accessToken, origin: override ?? ToyEndpoints.api)
    }

    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        ToyWire.text(of: written) == ToyWire.text(of: readBack)
    }

    func reading(through transport: any HTTPTransport) -> any CRMReading { ToyReading(transport: transport) }

    func writing(through transport: any HTTPTransport) -> any CRMWriting { ToyWriting(transport: transport) }
}
