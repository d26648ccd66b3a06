import ConnectorKit

/// Where Zoho's interfaces are: the pinned version, the paths under it, and its bounds.
enum ZohoEndpoints {
    /// The version that requests are made for; older ones stay addressable, and no end is announced.
    static let version = "v8"
    /// The API of the pinned version.
    static let base = "/crm/\(version)"
    /// Where people consent.
    static let authorize = "/oauth/v2/auth"
    /// Where tokens are issued.
    static let token = "/oauth/v2/token"
    /// Where tokens are ended.
    static let revoke = "/oauth/v2/token/revoke"

    /// Users in a page; Zoho's most.
    static let usersPageSize = 200
    /// Records in one call, whatever is done to them.
    static let callRecordsMax = 100
    /// Fields that a list of records may name.
    static let listFieldsMax = 50
    /// The longest list in an address, of ids or of fields, in characters: about 51 ids of 19 digits.
    static let listCharactersMax = 1_024
    /// Requests in one composite.
    static let compositeRowsMax = 5
    /// Records that a list within a composite may hold.
    static let compositeListRecordsMax = 25
    /// How many of the calls at once that an org is allowed a composite counts for.
    static let compositeWeight = 5

    /// Bytes of a small answer (token, user, org): far above the few KiB that are usual.
    static let smallAnswerBytesMax = 256 * 1024
    /// Bytes of a page of users: 200 users of 20 KiB, territories included.
    static let usersPageBytesMax = 4 * 1024 * 1024

    /// The path of a module's records, or of one.
    static func records(of object: CRMObject, id: ZohoID? = nil) -> String {
        "\(base)/\(ZohoMapping.module(of: object))" + (id.map { "/\($0.text)" } ?? "")
    }

    /// Cuts texts into lists for an address, in order: so many at most, and no longer than Zoho takes.
    static func lists(of texts: [String], atMost countMax: Int) -> [[String]] {
        var lists: [[String]] = []
        var length = 0
        for text in texts {
            length += text.utf8.count + 1
            if let last = lists.last, last.count < countMax, length <= listCharactersMax {
                lists[lists.count - 1].append(text)
            } else {
                lists.append([text])
                length = text.utf8.count
            }
        }
        return lists
    }
}
