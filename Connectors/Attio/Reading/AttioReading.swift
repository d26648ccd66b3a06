import ConnectorKit

/// What Attio can tell.
struct AttioReading: CRMReading {
    let transport: any HTTPTransport

    var recordTypes: (any RecordTypeReading)? { nil }

    /// One call. The transport has refused a dead key by then, which Attio answers with 200.
    ///
    /// Keys act for the workspace: `user` is whoever made or authorized the key, and is left out for keys that Attio made
    /// itself.
    func identify() async throws(ConnectorError) -> CRMIdentity {
        let request = AttioEndpoints.identify()
        let response = try await transport.send(request)
        let identity: AttioWire.Identity = try AttioWire.decode(from: response, to: request)
        guard identity.active, let workspace = identity.workspace_id, !workspace.isEmpty else {
            throw ConnectorError(
                identity.active ? .malformed : .unauthenticated, operation: request.operation,
                message: identity.active ? "Attio doesn't say whose workspace this key is for." : AttioFailures.deadKey)
        }
        return CRMIdentity(
            account: CRMAccountID(rawValue: workspace), accountName: identity.workspace_name,
            user: identity.authorized_by_workspace_member_id.map(CRMUserID.init(rawValue:)),
            scopes: identity.scope.map { Set($0.split(separator: " ").map { Scope(rawValue: String($0)) }) })
    }

    /// One call, whatever the number of emails: Attio lists all members at once and finds nobody by email.
    func owners(withEmails emails: Set<EmailKey>) async throws(ConnectorError) -> [CRMOwner] {
        guard !emails.isEmpty else { return [] }
        let members: [AttioWire.Member] = try await ask(AttioEndpoints.members())
        var known: Set<CRMUserID> = []
        return members.compactMap(AttioMapping.owner).filter { owner in
            emails.contains(owner.email) && known.insert(owner.id).inserted
        }
    }

    /// Deals alone: people and companies can't have statuses, and pipelines of lists move entries, not records.
    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] {
        guard object == .deal else { return [] }
        let request = try AttioEndpoints.statuses(of: AttioMapping.stageSlug, in: object)
        let statuses: [AttioWire.Status] = try await ask(request)
        return [AttioMapping.pipeline(statuses)]
    }

    /// Asks, and takes the answer out of its envelope.
    func ask<Content: Decodable>(_ request: HTTPRequest) async throws(ConnectorError) -> Content {
        let response = try await transport.send(request)
        let envelope: AttioWire.Envelope<Content> = try AttioWire.decode(from: response, to: request)
        return envelope.data
    }
}
