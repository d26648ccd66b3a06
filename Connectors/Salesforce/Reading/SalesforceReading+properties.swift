import ConnectorKit

/// Usability comes from describe, which field-level security narrows; existence from Tooling, which it doesn't.
extension SalesforceReading {
    func properties(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [PropertyDefinition] {
        // That a change of field-level security is told by If-Modified-Since is unverified, and its dates are whole
        // seconds: who looks whether a grant has come through would be told the describe of before.
        let visible = SalesforceReading.visible(try await describe(object), object)
        guard scope == .all else { return visible }
        let rows = try await definitions(of: object)
        let described = Dictionary(
            rows.compactMap { row in row.Description.map { (row.QualifiedApiName, $0) } }
        ) { first, _ in first }
        let names = Set(visible.map(\.name.rawValue))
        let hidden = rows.filter { !names.contains($0.QualifiedApiName) }
        return visible.map { SalesforceReading.property($0, described: described[$0.name.rawValue]) }
            + hidden.map { SalesforceMapping.hiddenProperty($0, of: object) }
    }

    /// The describe of an object, whole, whatever was told of it before.
    func describe(_ object: CRMObject) async throws(ConnectorError) -> SalesforceDescribe {
        let request = SalesforceEndpoints.describe(object)
        let response: HTTPResponse
        do {
            response = try await transport.send(request)
        } catch {
            throw SalesforceReading.unseen(error, object)
        }
        let describe: SalesforceDescribe = try SalesforceWire.decode(from: response, to: request)
        session.keep(.init(describe: describe, lastModified: response.headers["Last-Modified"]), of: object)
        return describe
    }

    /// An object that the token's user may not see is told as one that isn't there: that is about this object alone.
    static func unseen(_ error: ConnectorError, _ object: CRMObject) -> ConnectorError {
        guard error.kind == .notFound, error.vendor?.code == SalesforceCode.notFound else { return error }
        let name = SalesforceMapping.vendorName(of: object)
        return ConnectorError(
            .unsupported, operation: error.operation,
            message:
                "Salesforce shows no object \(name) to the key's user: it needs the permission \"Read\" on \(name), by "
                + "profile or permission set.", vendor: error.vendor)
    }

    /// The status of a describe that didn't change.
    static let unchanged = 304

    /// The definitions that the token's user sees.
    private static func visible(_ describe: SalesforceDescribe, _ object: CRMObject) -> [PropertyDefinition] {
        describe.fields.compactMap { SalesforceMapping.property($0, of: object, among: describe.fields) }
    }

    /// All fields of an object, whoever may see them.
    private func definitions(
        of object: CRMObject
    ) async throws(ConnectorError) -> [SalesforceWire.FieldDefinition] {
        let query = try SalesforceQuery(
            select: ["QualifiedApiName", "Label", "DataType", "Description"], from: "FieldDefinition",
            where: [
                .equals(
                    column: "EntityDefinition.QualifiedApiName", text: SalesforceMapping.vendorName(of: object))
            ], for: .propertiesLookup)
        do {
            return try await rows(
                of: SalesforceEndpoints.query(query, under: SalesforceEndpoints.tooling, for: .propertiesLookup))
        } catch {
            // Who may not see the set-up is told that there is no such object.
            guard error.vendor?.code == SalesforceCode.unknownType else { throw error }
            throw ConnectorError(
                .forbidden, operation: error.operation,
                message: "The key's user may not see the set-up of this org. It needs the permission "
                    + "\"View Setup and Configuration\".", vendor: error.vendor)
        }
    }

    /// The definition with Salesforce's own description, where there is one.
    private static func property(_ property: PropertyDefinition, described: String?) -> PropertyDefinition {
        guard let described, !described.isEmpty else { return property }
        return PropertyDefinition(
            object: property.object, name: property.name, label: property.label, type: property.type,
            vendorType: property.vendorType, description: described, isWritable: property.isWritable,
            isWritableOnCreate: property.isWritableOnCreate, isArchived: property.isArchived,
            isVisible: property.isVisible, isStandard: property.isStandard,
            isRequired: property.isRequired, isUnique: property.isUnique, options: property.options,
            controller: property.controller, scale: property.scale, lengthMax: property.lengthMax)
    }
}
