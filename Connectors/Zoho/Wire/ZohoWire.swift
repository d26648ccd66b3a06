import ConnectorKit
import Foundation

/// Zoho's JSON as it travels: shapes alone, no judgement.
enum ZohoWire {
    /// Reads a 2xx answer; `nil` for 204, which is how Zoho says "nothing", without a body.
    /// - Throws: `.malformed` for what is not the JSON expected.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer? {
        guard response.status != 204 else { return nil }
        return try response.decoded(type, of: "Zoho", to: request)
    }

    /// Reads the same from a request in a composite, whose answer was parsed with it.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from json: JSONValue, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: Data(json.encoded))
        } catch {
            throw ConnectorError(
                .malformed, operation: request.operation, message: "Zoho's answer is not the JSON expected here.")
        }
    }

    /// Whether an answer tells of each record apart, as one with `data` and items does.
    static func tellsOfRecords(_ json: JSONValue) -> Bool {
        guard case .array(let values) = json["data"], !values.isEmpty else { return false }
        return values.allSatisfy { ZohoErrorItem($0) != nil }
    }
}

// MARK: People and the account

extension ZohoWire {
    /// `GET /users`.
    struct Users: Decodable {
        let users: [User]
        let info: Info?
    }

    /// Whether a list goes on.
    struct Info: Decodable {
        let more_records: Bool?
    }

    /// A user of the org.
    struct User: Decodable {
        let id: ZohoID
        let email: String?
        let full_name: String?
        let first_name: String?
        let last_name: String?
        let status: String?
        /// Whether the invitation was accepted.
        let confirm: Bool?
        let type__s: String?
    }

    /// `GET /org`.
    struct Orgs: Decodable {
        let org: [Org]
    }

    /// The account.
    struct Org: Decodable {
        let id: ZohoID?
        let zgid: ZohoID?
        let company_name: String?
        let type: String?
    }
}

// MARK: Definitions

extension ZohoWire {
    /// `GET /settings/fields`.
    struct Fields: Decodable {
        let fields: [Field]
    }

    /// A field's definition.
    struct Field: Decodable {
        struct Operations: Decodable {
            let api_create: Bool?
            let api_update: Bool?
        }
        struct Tooltip: Decodable {
            let value: String?
        }
        struct Lookup: Decodable {
            struct Module: Decodable {
                let api_name: String?
            }
            let module: Module?
        }
        struct Textarea: Decodable {
            let type: String?
        }
        /// `{}` where values may repeat.
        struct Unique: Decodable {
            let isUnique: Bool
            init(from decoder: any Decoder) throws {
                if case .object(let members) = try JSONValue(from: decoder) {
                    isUnique = !members.isEmpty
                } else {
                    isUnique = false
                }
            }
        }
        let api_name: String
        let field_label: String?
        let display_label: String?
        let data_type: String
        let custom_field: Bool?
        let system_mandatory: Bool?
        let read_only: Bool?
        let visible: Bool?
        let type: String?
        let length: Int?
        let decimal_place: Int?
        let operation_type: Operations?
        let tooltip: Tooltip?
        let unique: Unique?
        let lookup: Lookup?
        let textarea: Textarea?
        let pick_list_values: [Option]?
    }

    /// An option of a list, a stage among them.
    struct Option: Decodable {
        let id: ZohoID?
        let display_value: String?
        let actual_value: String?
        let sequence_number: Int?
        let type: String?
        let forecast_type: String?
        /// The chance of winning in percent; stages of layouts alone.
        let probability: Double?
    }

    /// `GET /settings/layouts`.
    struct Layouts: Decodable {
        let layouts: [Layout]
    }

    /// A layout, read for what it asks for and what it knows of stages.
    struct Layout: Decodable {
        struct Section: Decodable {
            let fields: [Field]?
        }
        /// A field as a layout shows it; mirrors of other modules' fields have no name of their own.
        struct Field: Decodable {
            let api_name: String?
            let element_type: String?
            let required: Bool?
            let pick_list_values: [Option]?
        }
        let id: ZohoID
        let name: String?
        let status: String?
        let sections: [Section]?

        /// Whether records can be made by it.
        var isActive: Bool { status ?? "active" == "active" }

        /// The names of the fields that it asks for; a mirror shows another module's.
        var required: [String] {
            (sections ?? []).flatMap { $0.fields ?? [] }
                .filter { $0.required == true && $0.element_type != "mirror_field" }.compactMap(\.api_name)
        }

        /// The options of the stage field.
        var stages: [Option] {
            (sections ?? []).flatMap { $0.fields ?? [] }
                .first { $0.api_name == ZohoMapping.stage && $0.pick_list_values?.isEmpty == false }?
                .pick_list_values ?? []
        }
    }

    /// `GET /settings/pipeline`; the key is singular.
    struct Pipelines: Decodable {
        let pipeline: [Pipeline]
    }

    /// A pipeline with its stages.
    struct Pipeline: Decodable {
        let id: ZohoID
        let display_value: String?
        let actual_value: String?
        let maps: [Option]?
    }
}

// MARK: Records

extension ZohoWire {
    /// Records as read, and the outcomes of writing them.
    struct Records: Decodable {
        let data: [JSONValue]
    }
}
