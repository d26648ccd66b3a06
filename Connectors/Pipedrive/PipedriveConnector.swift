public import ConnectorKit

/// Pipedrive: deals, persons and organizations over API v2, and users over v1.
///
/// Abilities, scopes, limits and gaps are in the README beside this file.
public struct PipedriveConnector: CRMConnector {
    /// What is known of Pipedrive without an account.
    public static let descriptor = ConnectorDescriptor(
        id: "pipedrive", name: "Pipedrive", apiVersion: "v2",
        authentication: [
            AuthenticationMethod(kind: .authorizationCode, label: "OAuth app"),
            AuthenticationMethod(kind: .staticToken, label: "personal API token"),
        ],
        scopes: PipedriveScopes.all, hosts: PipedriveAddress.hosts, limits: PipedriveLimits.all,
        objects: CRMObject.allCases.map(object), refresh: .replaySafe,
        // No delay is known; a second's patience costs nothing where there is none.
        writeVisibilityDelayMax: .seconds(2),
        revocation: RevocationEffect(
            accessTokenOutlivesFor: .zero,
            explanation: "Revoking ends the refresh token and every access token of it, and the app counts as "
                + "uninstalled for that user. A personal API token can't be revoked through the API: make a new one in "
                + "Pipedrive, which ends the old one."),
        ownersPageSize: PipedriveEndpoints.usersMax, ownerProperties: ownerProperties,
        probes: probes)

    /// The authorization-code flow.
    public static let oauth: (any OAuthFlow)? = PipedriveOAuth()

    /// Makes a connector.
    public init() {}

    /// What an answer says went wrong, or `nil` for success.
    public static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        PipedriveFailures.failure(in: response, to: request)
    }

    /// What the headers say: `burst` always, `daily` where the undocumented headers are there.
    public static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] {
        PipedriveLimits.readings(in: response.headers)
    }

    /// Places requests at the company's own host, or at the override, and adds the token.
    ///
    /// - Throws: `.invalid` for credentials that are not Pipedrive's, and for a host that isn't.
    public static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        try PipedriveAuthorizer(credentials: credentials, override: override)
    }

    /// Whether what came back is what Pipedrive makes of what was written.
    public static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        PipedriveEquivalence.matches(written: written, readBack: readBack, as: property)
    }

    /// What Pipedrive can tell.
    public func reading(through transport: any HTTPTransport) -> any CRMReading {
        PipedriveReading(transport: transport)
    }

    /// What may change Pipedrive.
    public func writing(through transport: any HTTPTransport) -> any CRMWriting {
        PipedriveWriting(transport: transport)
    }

    private static func object(_ object: CRMObject) -> ObjectDescription {
        let isDeal = object == .deal
        return ObjectDescription(
            object: object, vendorName: PipedriveEntity.records(object), label: PipedriveEntity.label(object),
            standardOwnerProperty: "owner_id", stageProperty: isDeal ? "stage_id" : nil,
            pipelineProperty: isDeal ? "pipeline_id" : nil)
    }

    private static let labelLengthMax = 255

    private static let ownerProperties = OwnerPropertyTraits(
        namesMayRepeat: true, carriesMark: true, createRestoresArchived: false,
        nameRule: "any text of 1 to 255 characters; Pipedrive makes up the name and shows the label",
        nameLengthMax: labelLengthMax, acceptsName: { (1...labelLengthMax).contains($0.count) })
}
