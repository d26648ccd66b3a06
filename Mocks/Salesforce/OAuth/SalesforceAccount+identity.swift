import Foundation
import MockKit

/// Who is behind a token, and what the host serves.
extension SalesforceAccount {
    private static let identityScopes: Set<String> = ["id", "openid", "profile", "email", "full", "web"]

    mutating func userinfo(_ call: MockCall) throws -> MockResponse {
        let user = try identityUser(call)
        var body = personFacts(user)
        body["zoneinfo"] = "America/Los_Angeles"
        body["photos"] = [
            "picture": .string("\(organization.instanceURL)/profilephoto/005/F"),
            "thumbnail": .string("\(organization.instanceURL)/profilephoto/005/T"),
        ]
        body["profile"] = .string("\(organization.instanceURL)/\(user.id)")
        body["picture"] = .string("\(organization.instanceURL)/profilephoto/005/F")
        body["address"] = [:]
        body["is_salesforce_integration_user"] = false
        body["urls"] = urls(of: user)
        body["active"] = .bool(user.isActive)
        body["user_type"] = .string(user.userType.uppercased())
        body["language"] = "en_US"
        body["locale"] = "en_US"
        body["utcOffset"] = -28_800_000
        body["updated_at"] = .string(RFC3339.text(schemaChangedAt))
        return .json(.object(body), mediaType: SalesforceFailure.mediaType)
    }

    private func personFacts(_ user: OrgUser) -> JSONObject {
        [
            "sub": .string(identityURL(of: user.id)), "user_id": .string(user.id),
            "organization_id": .string(organization.id), "preferred_username": .string(user.username),
            "nickname": .string(String(user.username.prefix(40))), "name": .string(user.name),
            "email": .string(user.email), "email_verified": true, "given_name": .string(user.firstName),
            "family_name": .string(user.lastName),
        ]
    }

    mutating func identity(_ call: MockCall) throws -> MockResponse {
        let user = try identityUser(call)
        guard SalesforceID.normalise(call["org"]) == organization.id else { throw OAuthFailure.text("Wrong_Org") }
        guard SalesforceID.normalise(call["user"]) == user.id else { throw OAuthFailure.text("Bad_Id", status: 404) }
        return .json(
            [
                "id": .string(identityURL(of: user.id)), "asserted_user": true, "user_id": .string(user.id),
                "organization_id": .string(organization.id), "username": .string(user.username),
                "nick_name": .string(String(user.username.prefix(40))), "display_name": .string(user.name),
                "email": .string(user.email), "email_verified": true, "first_name": .string(user.firstName),
                "last_name": .string(user.lastName), "active": .bool(user.isActive),
                "user_type": .string(user.userType.uppercased()), "language": "en_US", "locale": "en_US",
                "utcOffset": -28_800_000, "urls": urls(of: user),
                "last_modified_date": .string(RFC3339.text(schemaChangedAt)),
            ], mediaType: SalesforceFailure.mediaType)
    }

    private mutating func identityUser(_ call: MockCall) throws -> OrgUser {
        guard let token = call.request.bearer else { throw OAuthFailure.text("Missing_OAuth_Token") }
        guard let grant = liveGrant(ofAccess: token), let user = user(grant.userID), user.isActive else {
            throw OAuthFailure.text("Bad_OAuth_Token")
        }
        guard !Self.identityScopes.isDisjoint(with: grant.scopes) else { throw OAuthFailure.text("Invalid_Scope") }
        return user
    }

    /// Templates: the version stands in braces, and ids have 15 characters.
    private func urls(of user: OrgUser) -> JSON {
        let base = organization.instanceURL
        let org = SalesforceID.short(organization.id)
        let data = "\(base)/services/data/v{version}/"
        return [
            "enterprise": .string("\(base)/services/Soap/c/{version}/\(org)"),
            "metadata": .string("\(base)/services/Soap/m/{version}/\(org)"),
            "partner": .string("\(base)/services/Soap/u/{version}/\(org)"), "rest": .string(data),
            "sobjects": .string(data + "sobjects/"), "search": .string(data + "search/"),
            "query": .string(data + "query/"), "recent": .string(data + "recent/"),
            "tooling_soap": .string("\(base)/services/Soap/T/{version}/\(org)"),
            "tooling_rest": .string(data + "tooling/"), "profile": .string("\(base)/\(user.id)"),
            "custom_domain": .string(base),
        ]
    }

    /// The versions that answer; labels are for people, and one has another apostrophe than the rest.
    var versions: MockResponse {
        let list = SalesforceLimits.versions.map { number -> JSON in
            [
                "label": .string(Self.label(number)), "url": .string("/services/data/v\(number).0"),
                "version": .string("\(number).0"),
            ]
        }
        return .json(.array(list), mediaType: SalesforceFailure.mediaType)
    }

    private static func label(_ number: Int) -> String {
        // 66 is Spring of year 26; three releases make a year, which begins with Winter.
        let year = 26 - (66 - number + (number % 3 == 2 ? -1 : number % 3)) / 3
        let season = ["Spring", "Summer", "Winter"][number % 3]
        return "\(season) \(number == 45 ? "\u{2019}" : "'")\(year)"
    }

    mutating func limitsAnswer(_ call: MockCall) throws -> MockResponse {
        guard holds(.viewSetup, try actingUser(call)) else { throw SalesforceFailure.insufficientAccess }
        let left = max(0, daily.countMax - daily.count(at: now))
        return .json(
            [
                "ConcurrentAsyncGetReportInstances": ["Max": 200, "Remaining": 200],
                "DailyApiRequests": ["Max": .integer(daily.countMax), "Remaining": .integer(left)],
                "DailyBulkApiBatches": ["Max": 15_000, "Remaining": 15_000],
                "SingleEmail": ["Max": 5_000, "Remaining": 5_000],
            ], mediaType: SalesforceFailure.mediaType)
    }
}
