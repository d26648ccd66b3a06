/// Pipedrive's several error envelopes in one, read leniently: a member of a wrong type counts as absent.
struct PipedriveErrorBody: Decodable {
    let success: Bool?
    let error: String?
    let error_info: String?
    /// The gateway's own: 401, 403, 429.
    let errorCode: Int?
    /// Of v2 and of plan limits: `ERR_SCHEMA_VALIDATION_FAILED`, `feature_capping_deals_limit`.
    let code: String?
    let message: String?

    private enum Key: String, CodingKey {
        case success, error, error_info, errorCode, code, message
    }

    init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) -> String? { try? box.decodeIfPresent(String.self, forKey: key) }
        success = try? box.decodeIfPresent(Bool.self, forKey: .success)
        errorCode = try? box.decodeIfPresent(Int.self, forKey: .errorCode)
        error = text(.error)
        error_info = text(.error_info)
        code = text(.code)
        message = text(.message)
    }

    /// All that it says, for the few words that decide.
    var words: String {
        [error, message, error_info, code].compactMap(\.self).joined(separator: " ")
    }
}
