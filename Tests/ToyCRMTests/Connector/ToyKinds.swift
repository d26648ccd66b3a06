import ConnectorKit

/// The toy's kinds of deals, as record types.
struct ToyKinds: RecordTypeReading {
    let transport: any HTTPTransport

    func recordTypes(of objects: [CRMObject]) async throws(ConnectorError) -> [RecordType] {
        guard objects.contains(.deal) else { return [] }
        let request = ToyEndpoints.kinds()
        let page = try ToyWire.decode(
            ToyWire.Page<ToyWire.Kind>.self, from: try await transport.send(request), to: request)
        return page.items.map { kind in
            RecordType(
                object: .deal, id: kind.id, developerName: kind.name, label: kind.label, isActive: true,
                isAvailable: kind.usable, isDefault: kind.id == page.items.first?.id, isMaster: false,
                allowedValues: ["stage": kind.stages.map { PropertyOption(value: $0, label: $0) }])
        }
    }
}
