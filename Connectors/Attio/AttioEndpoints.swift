import ConnectorKit

/// Every request that the connector makes of the CRM; tokens are fetched by ``AttioOAuth``.
enum AttioEndpoints {
    /// The version of the REST interface, the first part of every path.
    static let version = "v2"
    /// Where the interface is, for every workspace.
    static let api = Origin(https: "api.attio.com")
    /// Where people consent, and where codes become tokens.
    static let consent = Origin(https: "app.attio.com")

    /// Bytes of a small answer (token, self): far above the few hundred that are usual.
    static let smallAnswerBytesMax = 64 * 1024
    /// Bytes of the list of members, which comes in one answer whatever their number.
    static let membersBytesMax = 16 * 1024 * 1024
    /// Members that fit into one answer: about 500 bytes each.
    static let membersMax = 30_000

    /// Asks what the token is.
    /// - Source: "Identify", <https://docs.attio.com/rest-api/endpoint-reference/meta/identify>, read 2026-11.
    /// - Shape: `{"active": Bool, "workspace_id"?, "workspace_name"?, "scope"?, "authorized_by_workspace_member_id"?}`,
    ///   bare; the only answer without `data` around it. Only `active` is promised.
    /// - Limits: reads; needs no scope.
    /// - Failures: a token that is unknown, revoked or deleted is answered 200 with `{"active": false}`, which is
    ///   `.unauthenticated` here.
    static func identify() -> HTTPRequest {
        HTTPRequest(
            operation: .selfRead, method: .get, path: "/\(version)/self", responseBytesMax: smallAnswerBytesMax)
    }

    /// Asks for all members of the workspace, suspended ones too.
    /// - Source: "List workspace members",
    ///   <https://docs.attio.com/rest-api/endpoint-reference/workspace-members/list-workspace-members>, read 2026-11.
    /// - Shape: `{"data": [Member]}`; no pages, no filter by email.
    /// - Limits: reads; scope `user_management:read`.
    /// - Failures: 403 → `.forbidden`; above ``membersBytesMax`` → `.too_large`.
    static func members() -> HTTPRequest {
        HTTPRequest(
            operation: .membersList, method: .get, path: "/\(version)/workspace_members",
            responseBytesMax: membersBytesMax)
    }

    /// The path of an object, and of what is below it.
    static func path(of object: CRMObject, _ rest: String = "") -> String {
        "/\(version)/objects/\(AttioMapping.slug(of: object))\(rest)"
    }
}
