import ConnectorKit

/// The shapes of Pipedrive's answers, and how they are read.
enum PipedriveWire {
    /// Reads a 2xx answer.
    /// - Throws: `.malformed` for what is not the JSON expected.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        try response.decoded(
            type, of: "Pipedrive", requestID: PipedriveFailures.requestID(in: response.headers), to: request)
    }

    /// What every answer has around it.
    struct Envelope<Content: Decodable>: Decodable {
        let data: Content
    }

    /// A list of v2; `next_cursor` is null or missing on the last page.
    struct Page<Item: Decodable>: Decodable {
        struct More: Decodable {
            let next_cursor: String?
        }
        let data: [Item]
        let additional_data: More?
    }

    /// What a search finds.
    struct Hits: Decodable {
        struct Hit: Decodable {
            let item: Item
        }
        struct Item: Decodable {
            let id: Int64
            let title: String?
            let name: String?
        }
        let items: [Hit]
    }

    /// `GET /v1/users/me`.
    struct Me: Decodable {
        let id: Int64
        let email: String?
        let default_currency: String?
        let company_id: Int64
        let company_name: String?
    }

    /// One of `GET /v1/users`; only the id can be relied on.
    struct User: Decodable {
        let id: Int64
        let name: String?
        let email: String?
        let active_flag: Bool?
        let is_deleted: Bool?
    }

    /// A field's definition.
    struct Field: Decodable {
        /// An option; built-in fields may have texts for ids.
        struct Option: Decodable {
            let id: JSONValue
            let label: String?
        }
        let field_name: String
        let field_code: String
        let field_type: String
        let description: String?
        let options: [Option]?
        let is_custom_field: Bool?
        /// Newer readings of the description have it (unverified).
        let is_writable: Bool?
    }

    /// A pipeline, without its stages.
    struct Pipeline: Decodable {
        let id: Int64
        let name: String
        let order_nr: Int64?
        let is_deleted: Bool?
        let is_deal_probability_enabled: Bool?
    }

    /// A stage; its id is unique in the company.
    struct Stage: Decodable {
        let id: Int64
        let name: String
        let order_nr: Int64?
        let is_deleted: Bool?
        /// Per cent.
        let deal_probability: Double?
        let pipeline_id: Int64
    }
}
