public import ConnectorKit

/// Salesforce: opportunities, contacts and accounts over the REST and Tooling APIs, version 66.
///
/// Abilities, scopes, limits and gaps are in the README beside this file.
public struct SalesforceConnector: CRMConnector {
    /// What is known of Salesforce without an account.
    public static let descriptor = ConnectorDescriptor(
        id: "salesforce", name: "Salesforce", apiVersion: SalesforceEndpoints.version, authentication: authentication,
        scopes: scopes, hosts: SalesforceAddress.hosts, limits: limits, objects: CRMObject.allCases.map(object),
        // With rotation on, which partner apps must have since 2026-06, a replay ends the whole grant.
        refresh: .singleUse,
        // Definitions and records are seen by the next read; the bound covers what of it is cached.
        writeVisibilityDelayMax: .seconds(2),
        revocation: RevocationEffect(
            accessTokenOutlivesFor: .zero,
            explanation:
                "Revoking the refresh token ends it and all access tokens that came of it at once. A key without "
                + "a refresh token (a signed assertion, the app's own credentials) loses its session only: as long as an "
                + "admin of the org leaves the app approved, the next token is issued."),
        ownersPageSize: SalesforceEndpoints.queryPageRows, ownerProperties: ownerProperties,
        probes: probes)

    /// The browser's flow, signed assertions, the app's own credentials.
    public static let oauth: (any OAuthFlow)? = SalesforceOAuth()

    /// Makes a connector.
    public init() {}

    /// What an answer says went wrong, or `nil` for success and for 304.
    public static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        SalesforceFailures.failure(in: response, to: request)
    }

    /// What `Sforce-Limit-Info` says of the last 24 hours: of the org, or of this app where an admin allows it less.
    public static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] {
        SalesforceUsage.readings(in: response)
    }

    /// Places requests at the org's own host, or at the override, and adds the token.
    ///
    /// - Throws: `.invalid` for credentials that aren't Salesforce's, and where the `instance_url` stored with them is
    ///   none of Salesforce's hosts.
    public static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        try SalesforceAuthorizer(credentials: credentials, override: override)
    }

    /// Whether what came back is what Salesforce makes of what was written.
    public static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        SalesforceEquivalence.matches(written: written, readBack: readBack, as: property)
    }

    /// What Salesforce can tell.
    public func reading(through transport: any HTTPTransport) -> any CRMReading {
        SalesforceReading(transport: transport)
    }

    /// What may change Salesforce.
    public func writing(through transport: any HTTPTransport) -> any CRMWriting {
        SalesforceWriting(transport: transport)
    }
}
