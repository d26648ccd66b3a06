import ConnectorKit

/// A connector as it stands, but for its facet that shows properties to people: it makes them, and stops there.
struct Sightless<Whole: CRMConnector>: CRMConnector {
    static var descriptor: ConnectorDescriptor { Whole.descriptor }

    static var oauth: (any OAuthFlow)? { Whole.oauth }

    init() {}

    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        Whole.failure(in: response, to: request)
    }

    static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] {
        Whole.budgetReadings(in: response, to: request)
    }

    static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        try Whole.authorizer(for: credentials, override: override)
    }

    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        Whole.matches(written: written, readBack: readBack, as: property)
    }

    func reading(through transport: any HTTPTransport) -> any CRMReading { Whole().reading(through: transport) }

    func writing(through transport: any HTTPTransport) -> any CRMWriting {
        SightlessWriting(whole: Whole().writing(through: transport))
    }
}

/// What may change a CRM, but for showing properties.
private struct SightlessWriting: CRMWriting {
    let whole: any CRMWriting

    var fieldVisibility: (any FieldVisibilityGranting)? { nil }

    func createOwnerProperty(_ draft: OwnerPropertyDraft) async throws(ConnectorError) {
        try await whole.createOwnerProperty(draft)
    }

    func create(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await whole.create(drafts)
    }

    func update(_ drafts: [RecordDraft]) async throws(ConnectorError) -> [RecordOutcome] {
        try await whole.update(drafts)
    }

    func delete(_ records: [RecordReference]) async throws(ConnectorError) -> [RecordOutcome] {
        try await whole.delete(records)
    }
}

extension ConnectorCatalog {
    /// This catalogue's connector of a CRM alone, without the facet that shows properties.
    func sightless(_ crm: CRMID) -> ConnectorCatalog {
        func wrapped<Whole: CRMConnector>(_ whole: Whole.Type) -> any CRMConnector.Type { Sightless<Whole>.self }
        return ConnectorCatalog(self[crm].map { [wrapped($0)] } ?? [])
    }
}
