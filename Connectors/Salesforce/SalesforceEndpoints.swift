import ConnectorKit

/// Where Salesforce's interfaces are: hosts, the pinned version, and the paths under it.
enum SalesforceEndpoints {
    /// The version that requests are made for (Spring '26); each is supported for at least three years.
    static let version = "v66.0"

    /// Where people of production orgs sign in.
    static let production = Origin(https: "login.salesforce.com")
    /// Where people of sandboxes sign in.
    static let sandbox = Origin(https: "test.salesforce.com")

    /// The list of versions; needs no token and isn't counted.
    static let versions = "/services/data"
    /// The REST interface of the pinned version.
    static let data = "/services/data/\(version)"
    /// The Tooling interface of the pinned version.
    static let tooling = "\(data)/tooling"
    /// The account and the user behind a token.
    static let userinfo = "/services/oauth2/userinfo"
    /// Where people consent.
    static let authorize = "/services/oauth2/authorize"
    /// Where tokens are issued.
    static let token = "/services/oauth2/token"
    /// Where tokens are ended.
    static let revoke = "/services/oauth2/revoke"

    /// Characters of an encoded query that are sent at most: of the 16,384 bytes that an address may have (414), and
    /// address and headers together (431), it leaves a third for headers.
    static let queryCharactersMax = 11_000
    /// Rows of a page of a query; a hint that Salesforce may undercut.
    static let queryPageRows = 2_000
    /// Subrequests of one composite.
    static let compositeRowsMax = 25
    /// Queries and collections among the subrequests of one composite.
    static let compositeQueriesMax = 5
    /// Records of a collection that is written.
    static let collectionWritesMax = 200
    /// Records of a collection that is read by POST.
    static let collectionReadsMax = 2_000
    /// Bytes of a small answer (token, userinfo, versions): far above the few KiB that are usual.
    static let smallAnswerBytesMax = 256 * 1024
}
