import ConnectorKit
import Foundation

/// The shapes of Pipedrive's answers, and how they are read.
enum PipedriveWire {
    /// Reads a 2xx answer.
    ///
    /// - Throws: `.malformed` for HTML, broken or too deeply nested JSON (Foundation stops at 512 levels), and for
    ///   members that are missing or of another type.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: Data(response.body))
        } catch {
            throw ConnectorError(
                .malformed, operation: request.operation,
                message: "Pipedrive's answer is not the JSON expected here.",
                vendor: VendorFailure(
                    status: response.status, requestID: PipedriveFailures.requestID(in: response.headers)))
        }
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
