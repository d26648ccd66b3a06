import ConnectorKit

/// What Salesforce can tell, as the token's user may see it.
struct SalesforceReading: CRMReading {
    let transport: any HTTPTransport
    let session: SalesforceSession

    init(transport: any HTTPTransport) {
        self.transport = transport
        self.session = SalesforceSession()
    }

    var recordTypes: (any RecordTypeReading)? { SalesforceRecordTypes(reading: self) }

    func identify() async throws(ConnectorError) -> CRMIdentity {
        let user = try await userInfo()
        try await checkVersion()
        return CRMIdentity(
            account: CRMAccountID(rawValue: SalesforceID.full(user.organization_id)),
            environment: SalesforceReading.isSandbox(user) ? "sandbox" : "production",
            user: CRMUserID(rawValue: SalesforceID.full(user.user_id)),
            userEmail: user.email.map { EmailKey(comparing: $0) })
    }

    /// The list of stages that all opportunities of the org share; the other objects have none.
    func pipelines(of object: CRMObject) async throws(ConnectorError) -> [Pipeline] {
        guard object == .deal else { return [] }
        let query = try SalesforceQuery(
            select: [
                "ApiName", "MasterLabel", "IsActive", "SortOrder", "IsClosed", "IsWon", "DefaultProbability",
            ], from: "OpportunityStage", orderBy: "SortOrder", for: .stagesQuery)
        let rows: [SalesforceWire.Stage] = try await rows(of: SalesforceEndpoints.query(query, for: .stagesQuery))
        return [SalesforceMapping.pipeline(rows)]
    }
}

// MARK: Identity

extension SalesforceReading {
    /// Who the token is; keeps what it tells of the org.
    func userInfo() async throws(ConnectorError) -> SalesforceWire.UserInfo {
        let request = SalesforceEndpoints.user()
        let user: SalesforceWire.UserInfo = try await ask(request)
        guard user.active != false else {
            throw ConnectorError(
                .forbidden, operation: request.operation, message: "The key's user is inactive in Salesforce.")
        }
        session.isSandbox = SalesforceReading.isSandbox(user)
        return user
    }

    /// - Throws: `.unsupported` where the org doesn't have the version that requests are made for.
    private func checkVersion() async throws(ConnectorError) {
        let request = SalesforceEndpoints.versionsList()
        let versions: [SalesforceWire.Version] = try await ask(request)
        let names = versions.map { "v\($0.version)" }
        guard !names.contains(SalesforceEndpoints.version) else { return }
        let listed = names.suffix(SalesforceReading.versionsToldMax).filter { $0.utf8.count <= 8 }
        throw ConnectorError(
            .unsupported, operation: request.operation,
            message: "The org doesn't have version \(SalesforceEndpoints.version) of the interface, which the gateway "
                + "is made for; it lists \(listed.isEmpty ? "none" : listed.joined(separator: ", ")).")
    }

    /// How many versions a message names, the newest.
    private static let versionsToldMax = 10

    /// By the host that the addresses name.
    private static func isSandbox(_ user: SalesforceWire.UserInfo) -> Bool {
        [user.urls?.custom_domain, user.urls?.rest].compactMap(\.self).contains { address in
            let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
            return parts.dropFirst().first.map { SalesforceAddress.isSandbox($0.lowercased()) } ?? false
        }
    }
}

// MARK: Asking

extension SalesforceReading {
    /// Sends a request and reads its answer.
    func ask<Answer: Decodable>(_ request: HTTPRequest) async throws(ConnectorError) -> Answer {
        try SalesforceWire.decode(from: try await transport.send(request), to: request)
    }

    /// All rows of a query, page by page.
    func rows<Row: Decodable & Sendable>(of request: HTTPRequest) async throws(ConnectorError) -> [Row] {
        let pages = SalesforcePages(transport: transport, operation: request.operation)
        return try await SalesforcePages.beginningAgain { () async throws(ConnectorError) in
            let page: SalesforceWire.Page<Row> = try await ask(request)
            return try await pages.rows(from: page)
        }
    }
}
