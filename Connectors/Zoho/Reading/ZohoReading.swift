import ConnectorKit

/// What Zoho can tell.
struct ZohoReading: CRMReading {
    let transport: any HTTPTransport
    let memory = ZohoMemory()

    /// Several requests in few calls.
    var reads: ZohoReads { ZohoReads(transport: transport, memory: memory) }

    /// Zoho has layouts, which are no record types: a record isn't of one by right.
    var recordTypes: (any RecordTypeReading)? { nil }

    /// Two calls, because a composite counts for five of the calls at once that a small edition allows.
    func identify() async throws(ConnectorError) -> CRMIdentity {
        let user = try await currentUser()
        let request = ZohoEndpoints.org()
        let orgs: ZohoWire.Orgs? = try await ask(request)
        guard let org = orgs?.org.first, let account = org.id ?? org.zgid else {
            throw malformed(request, "Zoho doesn't say which organization the key is for.")
        }
        return CRMIdentity(
            account: CRMAccountID(rawValue: account.text), accountName: org.company_name, environment: org.type,
            user: CRMUserID(rawValue: user.id.text), userEmail: user.email.map { EmailKey(comparing: $0) })
    }

    private func currentUser() async throws(ConnectorError) -> ZohoWire.User {
        let request = ZohoEndpoints.currentUser()
        let users: ZohoWire.Users? = try await ask(request)
        guard let user = users?.users.first else { throw malformed(request, "Zoho doesn't say whose the key is.") }
        return user
    }
}

// MARK: Asking

extension ZohoReading {
    /// Sends a request and reads its answer; `nil` where Zoho has nothing.
    func ask<Answer: Decodable>(_ request: HTTPRequest) async throws(ConnectorError) -> Answer? {
        try ZohoWire.decode(from: try await transport.send(request), to: request)
    }

    func malformed(_ request: HTTPRequest, _ message: String) -> ConnectorError {
        ConnectorError(.malformed, operation: request.operation, message: message)
    }
}
