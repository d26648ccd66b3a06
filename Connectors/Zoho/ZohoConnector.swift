public import ConnectorKit

/// Zoho CRM: deals, contacts and accounts over version 8 of the REST API, in nine data centres.
///
/// Abilities, scopes, limits and gaps are in the README beside this file.
public struct ZohoConnector: CRMConnector {
    /// What is known of Zoho without an account.
    public static let descriptor = ConnectorDescriptor(
        id: "zoho", name: "Zoho CRM", apiVersion: ZohoEndpoints.version,
        authentication: [AuthenticationMethod(kind: .authorizationCode, label: "server-based application")],
        scopes: ZohoScopes.ofAbilities, hosts: ZohoPlace.hosts, limits: limits,
        objects: CRMObject.allCases.map(object),
        // The same refresh token stays good; each use makes one access token more, of which few may be active.
        refresh: .replaySafe,
        // How soon a created field shows is unverified; records are seen by the next read by id.
        writeVisibilityDelayMax: .seconds(3),
        revocation: RevocationEffect(
            accessTokenOutlivesFor: .zero,
            explanation:
                "Revoking ends the refresh token and at once all access tokens that came of it, in every copy of the "
                + "key."),
        ownersPageSize: ZohoEndpoints.usersPageSize, ownerProperties: ownerProperties,
        probes: probes)

    /// The authorization-code flow.
    public static let oauth: (any OAuthFlow)? = ZohoOAuth()

    /// Makes a connector.
    public init() {}

    /// What an answer says went wrong, or `nil` for success, and where it tells of each record apart.
    public static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        ZohoFailures.failure(in: response, to: request)
    }

    /// The credits that are left, once half of the day's are used; no answer tells more.
    public static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] {
        ZohoUsage.readings(in: response)
    }

    /// Places requests at the API host of the grant's data centre, or at the override, and adds the token.
    ///
    /// - Throws: `.invalid` for credentials that aren't Zoho's, without a known data centre, and where an answer named
    ///   another API host than the data centre's.
    public static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        try ZohoAuthorizer(credentials: credentials, override: override)
    }

    /// Whether what came back is what Zoho makes of what was written.
    public static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        ZohoEquivalence.matches(written: written, readBack: readBack, as: property)
    }

    /// What Zoho can tell.
    public func reading(through transport: any HTTPTransport) -> any CRMReading {
        ZohoReading(transport: transport)
    }

    /// What may change Zoho.
    public func writing(through transport: any HTTPTransport) -> any CRMWriting {
        ZohoWriting(transport: transport)
    }
}
