import ConnectorKit

/// What the hiding toy can tell: as the toy, but for fields.
struct HidingToyReading: CRMReading {
    let transport: any HTTPTransport

    private var toy: ToyReading { ToyReading(transport: transport) }

    var recordTypes: (any RecordTypeReading)? { nil }

    func identify() async throws(ConnectorError) -> CRMIdentity { try await toy.identify() }

    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] {
        try await toy.owners(withEmails: emails)
    }

    func properties(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [PropertyDefinition] {
        let request = HTTPRequest(
            operation: "toy.hiding.list", method: .get, path: "/v1/hiding/\(Self.name(of: object))/fields",
            query: scope == .all ? [QueryItem("hidden", "true")] : [])
        let page = try ToyWire.decode(
            ToyWire.Page<HidingField>.self, from: try await transport.send(request), to: request)
        return page.items.map { field in
            PropertyDefinition(
                object: object, name: PropertyName(rawValue: field.key), label: field.label,
                type: field.kind == "user" ? .owner : .text, vendorType: field.kind, description: field.notes,
                isWritable: field.visible, isVisible: field.visible)
        }
    }

    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] { [] }

    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] { try await toy.read(records, properties: properties) }

    static func name(of object: CRMObject) -> String { object == .deal ? "deals" : "companies" }
}
