import ConnectorKit

/// Salesforce's JSON as it travels: shapes alone, no judgement.
enum SalesforceWire {
    /// Reads a 2xx answer.
    /// - Throws: `.malformed` for what is not the JSON expected.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        try response.decoded(type, of: "Salesforce", to: request)
    }
}

// MARK: Answers to writes

extension SalesforceWire {
    /// Reads the answer to what may not be sent twice.
    ///
    /// - Throws: `.outcome_unknown` where Salesforce said yes and can't be read.
    static func decodeWrite<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        do {
            return try decode(type, from: response, to: request)
        } catch {
            guard !request.isIdempotent else { throw error }
            var unknown = error
            unknown.kind = .outcomeUnknown
            throw unknown
        }
    }

    /// An answer that leaves out what became of something.
    static func unanswered(_ request: HTTPRequest) -> ConnectorError {
        ConnectorError(
            .outcomeUnknown, operation: request.operation,
            message: "Salesforce's answer doesn't say what became of this.")
    }
}

// MARK: Identity

extension SalesforceWire {
    /// `GET /services/oauth2/userinfo`.
    struct UserInfo: Decodable {
        let user_id: String
        let organization_id: String
        let email: String?
        let active: Bool?
        /// Templates of addresses, whose host tells a sandbox.
        let urls: Addresses?

        /// Those of them that are read.
        struct Addresses: Decodable {
            let rest: String?
            let custom_domain: String?
        }
    }

    /// One entry of `GET /services/data`.
    struct Version: Decodable {
        let version: String
    }
}

// MARK: Queries

extension SalesforceWire {
    /// A page of a query's rows; `nextRecordsUrl` is absent on the last page.
    struct Page<Row: Decodable & Sendable>: Decodable, Sendable {
        let records: [Row]
        let nextRecordsUrl: String?
    }

    /// `User`.
    struct User: Decodable, Sendable {
        let Id: String
        let Username: String?
        let Email: String?
        let Name: String?
        let IsActive: Bool?
        let UserType: String?
    }

    /// `OpportunityStage`.
    struct Stage: Decodable, Sendable {
        let ApiName: String
        let MasterLabel: String?
        let IsActive: Bool?
        let SortOrder: Int?
        let IsClosed: Bool?
        let IsWon: Bool?
        let DefaultProbability: Double?
    }

    /// Tooling's `FieldDefinition`.
    struct FieldDefinition: Decodable, Sendable {
        let QualifiedApiName: String
        let Label: String?
        let DataType: String?
        let Description: String?
    }

    /// A record that a probe's mark was looked for in; which of both names it has, its table says.
    struct Marked: Decodable, Sendable {
        let Id: String
        let Name: String?
        let LastName: String?
        let CreatedById: String?
    }

    /// A row of `PermissionSet`, `FieldPermissions`, `ObjectPermissions` or `PermissionSetAssignment`, of which one look
    /// asks together.
    struct GrantRow: Decodable, Sendable {
        let Id: String?
        let Description: String?
        let Field: String?
        let PermissionsRead: Bool?
        let PermissionsEdit: Bool?
        let AssigneeId: String?
        let SobjectType: String?
    }
}

// MARK: Writes

extension SalesforceWire {
    /// What became of one record that was created, alone or in a collection.
    struct Saved: Decodable, Sendable {
        let id: String?
        let success: Bool
        let errors: [SalesforceErrorItem]?
    }
}
