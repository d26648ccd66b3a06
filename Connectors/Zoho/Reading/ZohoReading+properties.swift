import ConnectorKit

extension ZohoReading {
    /// One call. What a layout asks for isn't told: only what Zoho itself demands of every record is required.
    func properties(
        of object: CRMObject, scope: PropertyScope
    ) async throws(ConnectorError) -> [PropertyDefinition] {
        let answer: ZohoWire.Fields? = try await ask(ZohoEndpoints.fields(of: object).request)
        return Self.properties(answer, of: object, scope, asked: [])
    }

    /// With what layouts ask for, as far as they can be read: who makes a record has to fill it. Fields and layouts are
    /// one composite.
    ///
    /// Which layout a record will be in isn't known yet, so that what any active one asks for counts. The layouts of
    /// deals are kept for the pipelines, which are usually read next.
    func properties(
        of object: CRMObject, scope: PropertyScope, optionsOf names: Set<PropertyName>
    ) async throws(ConnectorError) -> [PropertyDefinition] {
        let rows = [ZohoEndpoints.fields(of: object), ZohoEndpoints.layouts(of: object)]
        let answers = try await reads.answers(to: rows, as: .fieldsList)
        let fields: ZohoWire.Fields? = try answers[0].get().decoded()
        let layouts: ZohoWire.Layouts? = try? answers[1].get().decoded()
        if object == .deal, let layouts { await memory.keep(layouts.layouts) }
        let active = (layouts?.layouts ?? []).filter(\.isActive)
        let asked = active.reduce(into: Set<String>()) { $0.formUnion($1.required) }
        return Self.properties(fields, of: object, scope, asked: asked)
    }

    private static func properties(
        _ answer: ZohoWire.Fields?, of object: CRMObject, _ scope: PropertyScope, asked: Set<String>
    ) -> [PropertyDefinition] {
        let all = (answer?.fields ?? []).map { field in
            ZohoMapping.property(field, of: object, isAsked: asked.contains(field.api_name))
        }
        return scope == .all ? all : all.filter { !$0.isArchived && $0.isVisible }
    }
}
