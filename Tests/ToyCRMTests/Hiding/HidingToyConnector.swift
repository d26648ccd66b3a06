import ConnectorKit

/// The toy CRM with fields of deals and companies that are hidden from everybody until sight of them is granted.
struct HidingToyConnector: CRMConnector {
    static let descriptor = ConnectorDescriptor(
        id: "toy", name: "Hiding toy CRM", apiVersion: "v1", authentication: ToyConnector.descriptor.authentication,
        scopes: ToyConnector.descriptor.scopes, hosts: ToyConnector.descriptor.hosts,
        limits: ToyConnector.descriptor.limits,
        objects: [
            ObjectDescription(object: .deal, vendorName: "deals", label: "Toy deal", standardOwnerProperty: nil),
            ObjectDescription(object: .company, vendorName: "companies", label: "Toy firm", standardOwnerProperty: nil),
        ],
        refresh: .none, writeVisibilityDelayMax: .zero, revocation: ToyConnector.descriptor.revocation,
        ownersPageSize: ToyConnector.descriptor.ownersPageSize,
        ownerProperties: OwnerPropertyTraits(
            namesMayRepeat: false, carriesMark: true, createRestoresArchived: false, needsVisibility: true,
            nameRule: ToyConnector.descriptor.ownerProperties.nameRule,
            nameLengthMax: ToyConnector.descriptor.ownerProperties.nameLengthMax,
            acceptsName: ToyConnector.descriptor.ownerProperties.acceptsName))

    static let oauth: (any OAuthFlow)? = nil

    init() {}

    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? { nil }

    static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading] { [] }

    static func authorizer(
        for credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> any Authorizer {
        try ToyConnector.authorizer(for: credentials, override: override)
    }

    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool {
        ToyConnector.matches(written: written, readBack: readBack, as: property)
    }

    func reading(through transport: any HTTPTransport) -> any CRMReading { HidingToyReading(transport: transport) }

    func writing(through transport: any HTTPTransport) -> any CRMWriting { HidingToyWriting(transport: transport) }
}
