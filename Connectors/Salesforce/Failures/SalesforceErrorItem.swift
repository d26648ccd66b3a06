/// One entry of a refusal: of the array that a refused request is answered with, of a composite's row, of a
/// collection's row.
///
/// - Shape: `{"message", "errorCode", "fields"?: [String]}`; rows of collections say `statusCode` for `errorCode`.
struct SalesforceErrorItem: Decodable, Sendable, Hashable {
    /// The code, which decides.
    let code: String?
    /// The words, localised and maybe an admin's; they decide nothing.
    let message: String?
    /// The API names of the fields at fault; often empty or missing.
    let fields: [String]

    /// Reads an entry; a member of an unexpected type counts as missing, so that the rest still speaks.
    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        func text(_ member: Member) -> String? { try? members.decodeIfPresent(String.self, forKey: member) }
        code = text(.errorCode) ?? text(.statusCode)
        message = text(.message)
        fields = (try? members.decodeIfPresent([String].self, forKey: .fields)) ?? []
    }

    private enum Member: String, CodingKey {
        case errorCode, statusCode, message, fields
    }
}
