import ConnectorKit
import Foundation

/// HubSpot's JSON as it travels: shapes alone, no judgement.
///
/// Ids and record values are strings on the wire; numbers appear only as portal and user ids.
enum HubSpotWire {
    /// Reads a 2xx answer.
    /// - Throws: `.malformed` for what is not the JSON expected.
    static func decode<Answer: Decodable>(
        _ type: Answer.Type = Answer.self, from response: HTTPResponse, to request: HTTPRequest
    ) throws(ConnectorError) -> Answer {
        try response.decoded(type, of: "HubSpot", requestID: HubSpotFailures.requestID(of: response), to: request)
    }

    /// Writes a request's body, keys sorted, so that the same request has the same bytes.
    static func json(_ value: some Encodable, for operation: OperationName) throws(ConnectorError) -> HTTPBody {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return .json(try encoder.encode(value))
        } catch {
            throw ConnectorError(.invalid, operation: operation, message: "The request can't be written as JSON.")
        }
    }
}

// MARK: Answers

extension HubSpotWire {
    /// `GET /account-info/{v}/details`.
    struct Account: Decodable {
        let portalId: Int64
        let accountType: String?
        let portalName: String?
    }

    /// `POST /oauth/v2/private-apps/get/access-token-info`.
    struct TokenDescription: Decodable {
        let hubId: Int64
        let userId: Int64?
        let scopes: [String]
    }

    /// `POST /oauth/{v}/token`.
    struct TokenAnswer: Decodable {
        let access_token: String
        let refresh_token: String?
        let expires_in: Int64?
        let token_type: String?
        let hub_id: Int64?
        let user_id: Int64?
        let scopes: [String]?
    }

    /// One property in `GET /crm/property-validations/{v}/{objectTypeId}`.
    struct RuledProperty: Decodable {
        /// One rule; what it says isn't read.
        struct Rule: Decodable {}
        let propertyName: String
        let propertyValidationRules: [Rule]?
    }

    /// A list; `paging` is absent on the last page.
    struct Page<Item: Decodable>: Decodable {
        let results: [Item]
        let paging: Paging?
    }

    /// Where a list goes on.
    struct Paging: Decodable {
        struct Next: Decodable {
            let after: String
        }
        let next: Next?
    }

    /// An owner; `id` is what records hold, `userId` (not read) is a settings id.
    struct Owner: Decodable {
        let id: String
        let email: String?
        let type: String?
        let firstName: String?
        let lastName: String?
        let archived: Bool?
    }

    /// A property's definition.
    struct Property: Decodable {
        struct Option: Decodable {
            let value: String
            let label: String?
            let hidden: Bool?
        }
        struct ModificationMetadata: Decodable {
            let readOnlyValue: Bool?
        }
        let name: String
        let label: String?
        let type: String
        let fieldType: String?
        let description: String?
        let options: [Option]?
        let archived: Bool?
        let calculated: Bool?
        let hubspotDefined: Bool?
        let hasUniqueValue: Bool?
        let referencedObjectType: String?
        let showCurrencySymbol: Bool?
        let numberDisplayHint: String?
        let textDisplayHint: String?
        let modificationMetadata: ModificationMetadata?
    }

    /// A pipeline with its stages, unsorted.
    struct Pipeline: Decodable {
        struct Stage: Decodable {
            let id: String
            let label: String
            let displayOrder: Int64?
            let archived: Bool?
            let metadata: [String: String?]?
        }
        let id: String
        let label: String
        let displayOrder: Int64?
        let archived: Bool?
        let stages: [Stage]
    }

    /// A record; a property without a value is `null`, an undefined one is absent.
    struct RecordObject: Decodable {
        let id: String
        let properties: [String: String?]
        let archived: Bool?
        let url: String?
        let objectWriteTraceId: String?
    }

    /// The answer of a batch, whole (200, 201) or in part (207).
    struct Batch: Decodable {
        let results: [RecordObject]
        let errors: [Failure]?
    }
}

// MARK: Failures

extension HubSpotWire {
    /// HubSpot's error envelope and the OAuth one, read leniently: a member of a wrong type counts as absent.
    struct Failure: Decodable {
        let category: String?
        let subCategory: String?
        let message: String?
        let correlationId: String?
        let policyName: String?
        /// OAuth alone (RFC 6749).
        let error: String?
        /// `error`, or HubSpot's own word beside an OAuth error.
        let status: String?
        let context: [String: [String]]
        let errors: [Failure]
        /// In entries of `errors` alone.
        let code: String?

        private enum Key: String, CodingKey {
            case category, subCategory, message, correlationId, policyName, error, status, context, errors, code
        }

        init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: Key.self)
            func text(_ key: Key) -> String? { try? box.decodeIfPresent(String.self, forKey: key) }
            category = text(.category)
            subCategory = text(.subCategory)
            message = text(.message)
            correlationId = text(.correlationId)
            policyName = text(.policyName)
            error = text(.error)
            status = text(.status)
            context = (try? box.decodeIfPresent([String: [String]].self, forKey: .context)) ?? [:]
            errors = (try? box.decodeIfPresent([Failure].self, forKey: .errors)) ?? []
            code = text(.code)
        }
    }

    /// One entry of the JSON array inside the message of a validation error.
    struct EmbeddedFailure: Decodable {
        let name: String?
        let error: String?
        let message: String?
    }
}

// MARK: Bodies

extension HubSpotWire {
    /// A property that holds a CRM user.
    struct OwnerPropertyCreate: Encodable {
        let name: String
        let label: String
        let description: String
        let groupName: String
        let type = "enumeration"
        let fieldType = "select"
        let externalOptions = true
        let referencedObjectType = HubSpotWire.ownerType
        let formField = false
    }

    /// `batch/read`.
    struct BatchRead: Encodable {
        /// What the inputs hold, where it isn't the record's id.
        var idProperty: String?
        let properties: [String]
        let inputs: [RecordKey]
    }

    /// `search`, for texts that are one of some.
    struct Search: Encodable {
        struct Group: Encodable {
            let filters: [Filter]
        }
        struct Filter: Encodable {
            let propertyName: String
            let `operator` = "IN"
            let values: [String]
        }
        let filterGroups: [Group]
        let properties: [String]
        let limit: Int
    }

    /// `batch/archive`.
    struct BatchArchive: Encodable {
        let inputs: [RecordKey]
    }

    /// `batch/create` (no `id`) and `batch/update`.
    struct BatchWrite: Encodable {
        struct Input: Encodable {
            let id: String?
            let properties: [String: String]
            let objectWriteTraceId: String
        }
        let inputs: [Input]
    }

    /// Names a record.
    struct RecordKey: Encodable {
        let id: String
    }

    /// What `access-token-info` is asked.
    struct TokenQuestion: Encodable {
        let tokenKey: String
    }

    /// HubSpot's word for "refers to an owner".
    static let ownerType = "OWNER"
}
