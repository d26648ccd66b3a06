public import ConnectorKit

/// Attio: deals, people and companies over the REST interface `v2`.
///
/// Abilities, scopes, limits and gaps are in the README beside this file.
public struct AttioConnector: CRMConnector {
    /// The authorization-code flow.
    public static let oauth: (any OAuthFlow)? = AttioOAuth()

    /// Makes a connector.
    public init() {}

    /// What an answer says went wrong, or `nil` for success; a dead key is answered with 200.
    public static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        AttioFailures.failure(in: response, to: request)
    }

    /// Nothing: Attio's answers don't say what is left of a limit.
    public static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] { [] }

    /// Places requests at Attio, or at the override, and adds the token.
    ///
    /// - Throws: `.invalid` for credentials that are not Attio's. No base URL is ever taken from stored credentials.
    public static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        try AttioAuthorizer(credentials: credentials, override: override)
    }

    /// Whether what came back is what Attio makes of what was written.
    public static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        AttioEquivalence.matches(written: written, readBack: readBack, as: property)
    }

    /// What Attio can tell.
    public func reading(through transport: any HTTPTransport) -> any CRMReading {
        AttioReading(transport: transport)
    }

    /// What may change Attio.
    public func writing(through transport: any HTTPTransport) -> any CRMWriting {
        AttioWriting(transport: transport)
    }
}
