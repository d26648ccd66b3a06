import ConnectorKit

/// The attributes of objects, read at most once for each in a call that writes, and only where something asks.
actor AttioDefinitions {
    private let reading: AttioReading
    private var attributes: [CRMObject: [AttioWire.Attribute]] = [:]

    /// Reads through the same transport that writes.
    init(reading: AttioReading) {
        self.reading = reading
    }

    /// The object that a reference leads to, or `nil` where it may lead to several, or isn't there.
    func target(of name: PropertyName, in object: CRMObject) async throws(ConnectorError) -> String? {
        let attribute = try await all(of: object).first { $0.api_slug == name.rawValue }
        let allowed = attribute?.config?.record_reference?.allowed_object_ids ?? []
        return allowed.count == 1 ? allowed[0] : nil
    }

    /// The attributes, for explaining a refusal; none where they can't be read, because the refusal matters more.
    func known(of object: CRMObject) async -> [AttioWire.Attribute] {
        (try? await all(of: object)) ?? []
    }

    private func all(of object: CRMObject) async throws(ConnectorError) -> [AttioWire.Attribute] {
        if let known = attributes[object] { return known }
        let read = try await reading.attributes(of: object, scope: .all)
        attributes[object] = read
        return read
    }
}
