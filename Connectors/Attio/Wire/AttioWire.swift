import ConnectorKit

/// Attio's JSON as it travels: shapes alone, no judgement.
enum AttioWire {
    /// Reads a 2xx answer.
    /// - Throws: `.malformed` for what is not the JSON expected.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        try response.decoded(type, of: "Attio", requestID: AttioFailures.requestID(of: response.headers), to: request)
    }

    /// Every answer but that of `self`.
    struct Envelope<Content: Decodable>: Decodable {
        let data: Content
    }
}

// MARK: Identity and members

extension AttioWire {
    /// `GET /v2/self`; what isn't known is left out.
    struct Identity: Decodable {
        let active: Bool
        let scope: String?
        let workspace_id: String?
        let workspace_name: String?
        let authorized_by_workspace_member_id: String?
    }

    /// An entry of `GET /v2/workspace_members`.
    struct Member: Decodable {
        let id: Key
        let first_name: String?
        let last_name: String?
        let email_address: String?
        let access_level: String?

        struct Key: Decodable {
            let workspace_member_id: String
        }
    }

    /// `POST /oauth/token`.
    struct TokenAnswer: Decodable {
        let access_token: String
        let token_type: String?
    }
}

// MARK: Definitions

extension AttioWire {
    /// An attribute; `config` is always there, with nulls for other types.
    struct Attribute: Decodable, Sendable {
        let id: Key
        let title: String?
        let description: String?
        let api_slug: String
        let type: String
        let is_system_attribute: Bool?
        let is_writable: Bool?
        let is_required: Bool?
        let is_unique: Bool?
        let is_multiselect: Bool?
        let is_archived: Bool?
        let config: Configuration?

        struct Key: Decodable, Sendable {
            let attribute_id: String
        }

        struct Configuration: Decodable, Sendable {
            let record_reference: References?
        }

        struct References: Decodable, Sendable {
            let allowed_object_ids: [String]?
        }
    }

    /// A select option.
    struct Option: Decodable {
        let id: Key
        let title: String
        let is_archived: Bool?

        struct Key: Decodable {
            let option_id: String
        }
    }

    /// A status.
    struct Status: Decodable {
        let id: Key
        let title: String
        let is_archived: Bool?

        struct Key: Decodable {
            let status_id: String
        }
    }
}

// MARK: Records

extension AttioWire {
    /// A record; values stand under slugs, each an array.
    struct RecordObject: Decodable {
        let id: Key
        let web_url: String?
        let values: [String: [JSONValue]]

        struct Key: Decodable {
            let record_id: String
        }
    }
}
