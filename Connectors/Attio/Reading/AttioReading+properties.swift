import ConnectorKit

extension AttioReading {
    /// One call, and one more for each attribute that has options: Attio tells them nowhere else.
    func properties(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [PropertyDefinition] {
        var properties: [PropertyDefinition] = []
        for attribute in try await attributes(of: object, scope: scope) {
            let options = try await options(of: attribute, in: object)
            properties.append(AttioMapping.property(attribute, of: object, options: options))
        }
        return properties
    }

    /// One call, and one more for each of the named attributes that has options. The stages of deals stand in the pipeline.
    func properties(
        of object: CRMObject, scope: PropertyScope, optionsOf names: Set<PropertyName>
    ) async throws(ConnectorError) -> [PropertyDefinition] {
        var properties: [PropertyDefinition] = []
        for attribute in try await attributes(of: object, scope: scope) {
            let isNamed = names.contains(PropertyName(rawValue: attribute.api_slug))
            let options = isNamed ? try await options(of: attribute, in: object) : []
            properties.append(AttioMapping.property(attribute, of: object, options: options))
        }
        return properties
    }

    /// One call.
    func propertyOutlines(
        of object: CRMObject, scope: PropertyScope
    ) async throws(ConnectorError) -> [PropertyDefinition] {
        try await attributes(of: object, scope: scope).map { AttioMapping.property($0, of: object) }
    }

    /// The attributes, each slug once: a live one goes before an archived one, whose slug may have become free.
    func attributes(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [AttioWire.Attribute] {
        let all = try await everyAttribute(of: object, scope: scope)
        let live = all.filter { $0.is_archived != true }
        guard scope == .all else { return live }
        let taken = Set(live.map(\.api_slug))
        return live + all.filter { $0.is_archived == true && !taken.contains($0.api_slug) }
    }
}

// MARK: Pages

extension AttioReading {
    /// What servers usually cap a page at is a multiple of it.
    private static let usualCap = 50

    private func everyAttribute(
        of object: CRMObject, scope: PropertyScope
    ) async throws(ConnectorError) -> [AttioWire.Attribute] {
        var attributes: [AttioWire.Attribute] = []
        var known: Set<String> = []
        for _ in 0..<AttioEndpoints.attributesPagesMax {
            let request = AttioEndpoints.attributes(of: object, scope: scope, offset: attributes.count)
            let page: [AttioWire.Attribute] = try await ask(request)
            guard page.allSatisfy({ known.insert($0.id.attribute_id).inserted }) else {
                throw endless("Attio's list of attributes brings an attribute twice.")
            }
            attributes += page
            if AttioReading.isLast(page.count) { return attributes }
        }
        throw endless("Attio's list of attributes doesn't end.")
    }

    /// Whether nothing follows a page: it isn't full, neither by our limit nor by a lower one that Attio doesn't document.
    private static func isLast(_ count: Int) -> Bool {
        count == 0 || (count < AttioEndpoints.attributesPageSize && !count.isMultiple(of: usualCap))
    }

    private func endless(_ message: String) -> ConnectorError {
        ConnectorError(.malformed, operation: .attributesList, message: message)
    }
}

// MARK: Options

extension AttioReading {
    /// By the attribute's id, because a custom slug may change between two calls.
    private func options(
        of attribute: AttioWire.Attribute, in object: CRMObject
    ) async throws(ConnectorError) -> [PropertyOption] {
        let id = attribute.id.attribute_id
        switch AttioMapping.optionList(of: attribute, in: object) {
        case nil: return []
        case .options:
            let options: [AttioWire.Option] = try await ask(try AttioEndpoints.options(of: id, in: object))
            return options.map(AttioMapping.option)
        case .statuses:
            let statuses: [AttioWire.Status] = try await ask(try AttioEndpoints.statuses(of: id, in: object))
            return statuses.map(AttioMapping.option)
        }
    }
}
