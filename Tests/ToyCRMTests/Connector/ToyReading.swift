import ConnectorKit

/// What the toy CRM can tell.
struct ToyReading: CRMReading {
    /// The end of the loop over pages of users.
    static let usersPagesMax = 100

    let transport: any HTTPTransport
    /// Whether the facet is there: the smallest connector has none.
    var hasKinds = false

    var recordTypes: (any RecordTypeReading)? { hasKinds ? ToyKinds(transport: transport) : nil }

    func identify() async throws(ConnectorError) -> CRMIdentity {
        let me = try await ask(ToyEndpoints.me(), for: ToyWire.Me.self)
        return CRMIdentity(
            account: CRMAccountID(rawValue: me.workspace.id), accountName: me.workspace.name,
            user: CRMUserID(rawValue: me.user.id), userEmail: EmailKey(comparing: me.user.email),
            scopes: Set(me.scopes.map(Scope.init(rawValue:))))
    }

    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] {
        var owners: [CRMOwner] = []
        var cursor: String?
        for _ in 0..<Self.usersPagesMax {
            let page = try await ask(ToyEndpoints.users(after: cursor), for: ToyWire.Page<ToyWire.User>.self)
            owners += page.items.map(Self.owner).filter { emails.contains($0.email) }
            guard let next = page.next else { return owners }
            guard next != cursor else { break }
            cursor = next
        }
        throw ConnectorError(.malformed, operation: "toy.users.list", message: "The toy's list of users doesn't end.")
    }

    func properties(of object: CRMObject, scope: PropertyScope) async throws(ConnectorError) -> [PropertyDefinition] {
        guard object == .deal else { return [] }
        let page = try await ask(ToyEndpoints.fields(), for: ToyWire.Page<ToyWire.Field>.self)
        return page.items.map(Self.property).filter { scope == .all || !$0.isArchived }
    }

    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] { [] }

    func read(
        _ records: [RecordReference], properties: [CRMObject: [PropertyName]]
    ) async throws(ConnectorError) -> [Record] {
        var found: [Record] = []
        for reference in records where reference.object == .deal {
            do {
                let record = try await ask(ToyEndpoints.record(reference.id), for: ToyWire.Record.self)
                found.append(Self.record(record, at: reference, properties[.deal] ?? []))
            } catch {
                guard error.kind == .notFound else { throw error }
            }
        }
        return found
    }

    private func ask<Answer: Decodable>(
        _ request: HTTPRequest, for: Answer.Type
    ) async throws(ConnectorError) -> Answer {
        try ToyWire.decode(Answer.self, from: try await transport.send(request), to: request)
    }

    private static func owner(_ user: ToyWire.User) -> CRMOwner {
        CRMOwner(
            id: CRMUserID(rawValue: user.id), email: EmailKey(comparing: user.email), name: user.name,
            isActive: user.active, login: user.login)
    }

    private static func property(_ field: ToyWire.Field) -> PropertyDefinition {
        PropertyDefinition(
            object: .deal, name: PropertyName(rawValue: field.key), label: field.label,
            type: field.kind == "user" ? .owner : .text, vendorType: field.kind, description: field.notes,
            isArchived: field.retired)
    }

    private static func record(
        _ record: ToyWire.Record, at reference: RecordReference, _ names: [PropertyName]
    ) -> Record {
        let known = names.compactMap { name in record.values[name.rawValue].map { (name, FieldValue.text($0)) } }
        return Record(reference: reference, values: Dictionary(known, uniquingKeysWith: { first, _ in first }))
    }
}
