import ConnectorKit

/// The toy CRM by a connector that reads record types, and may act for other users with a token of an app.
struct ToyKindsConnector: CRMConnector {
    static let descriptor = ToyConnector.descriptor

    static let oauth: (any OAuthFlow)? = ToyFlow()

    init() {}

    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? { nil }

    static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] { [] }

    static func authorizer(for credentials: Credentials, override: Origin?) throws(ConnectorError) -> any Authorizer {
        try ToyConnector.authorizer(for: credentials, override: override)
    }

    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        ToyConnector.matches(written: written, readBack: readBack, as: property)
    }

    func reading(through transport: any HTTPTransport) -> any CRMReading {
        ToyReading(transport: transport, hasKinds: true)
    }

    func writing(through transport: any HTTPTransport) -> any CRMWriting { ToyWriting(transport: transport) }
}
