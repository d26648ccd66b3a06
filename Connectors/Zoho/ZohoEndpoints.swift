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
}
