import Foundation
import MockKit

/// Users.
extension ZohoAccount {
    /// `GET /users`: pages of at most 200; by e-mail nobody can be asked for.
    func listUsers(_ call: MockCall) throws -> MockResponse {
        let query = call.request.query
        if let since = try Self.header("If-Modified-Since", of: call.request),
            !users.contains(where: { $0.modifiedAt > since })
        {
            return .empty(304)
        }
        let type = query["type"] ?? "AllUsers"
        guard Self.userTypes.contains(type) else { throw ZohoFailure.parameter("type") }
        let withLite = try Self.flag("include_lite_users", of: query) ?? false
        let ids = try Self.ids(query)
        let acting = actingUser(call)
        let found = users.filter { user in
            guard withLite || user.kind != OrgUser.lite || user.id == acting.id else { return false }
            return isOf(type, user, acting: acting) && (ids?.contains(user.id) ?? true)
                && (query["type__s"] ?? user.kind) == user.kind
        }
        let page = try Self.page(of: query, rowsMax: rowsMax(call))
        let perPage = switches.pageRows > 0 ? min(switches.pageRows, page.perPage) : page.perPage
        let start = (page.number - 1) * perPage
        let shown = start < found.count ? Array(found[start..<min(start + perPage, found.count)]) : []
        guard !shown.isEmpty else { return .empty(204) }
        let fields = query["fields"].map { Set($0.split(separator: ",").map(String.init)) }
        return Self.answer([
            "users": .array(shown.map { json($0, for: acting, fields: fields) }),
            "info": [
                "per_page": .integer(perPage), "count": .integer(shown.count), "page": .integer(page.number),
                "more_records": .bool(start + shown.count < found.count),
            ],
        ])
    }

    func getUser(_ call: MockCall) throws -> MockResponse {
        guard ZohoID.isID(call["id"]) else { throw ZohoFailure.pathID(1) }
        guard let user = user(call["id"]) else { return .empty(204) }
        return Self.answer(["users": [json(user, for: actingUser(call), fields: nil)]])
    }

    /// `GET /users/search?email=`: implied by the vendor's description alone. It lags like every search.
    func searchUsers(_ call: MockCall) throws -> MockResponse {
        let query = call.request.query
        guard let email = query["email"] ?? query["word"] else {
            throw ZohoFailure(
                400, "EXPECTED_PARAM_MISSING", "One of the expected parameter is missing",
                ["param_names": ["criteria", "email", "phone", "word"]])
        }
        let horizon = now.addingTimeInterval(-Double(switches.searchLagSeconds))
        let found = users.filter {
            $0.email.lowercased() == email.lowercased() && $0.status != .deleted && $0.createdAt <= horizon
        }
        guard !found.isEmpty else { return .empty(204) }
        let acting = actingUser(call)
        return Self.answer([
            switches.userSearchUnderData ? "data" : "users": .array(found.map { json($0, for: acting, fields: nil) }),
            "info": [
                "per_page": .integer(ZohoLimits.pageMax), "count": .integer(found.count), "page": 1,
                "more_records": false,
            ],
        ])
    }

    static let userTypes: Set<String> = [
        "AllUsers", "ActiveUsers", "DeactiveUsers", "ConfirmedUsers", "NotConfirmedUsers", "DeletedUsers",
        "ActiveConfirmedUsers", "AdminUsers", "ActiveConfirmedAdmins", "CurrentUser", "DeveloperUsers",
        "AllActiveUsers", "ActiveLiteUser", "ActiveAndDeactive", "ParentRoleUsers", "ChildRoleUsers",
        "SubordinateRoleUsers", "ConfirmedReportingUsers",
    ]

    private func isOf(_ type: String, _ user: OrgUser, acting: OrgUser) -> Bool {
        let isAdmin = user.profileID == profiles.first?.id
        switch type {
        case "CurrentUser": return user.id == acting.id
        case "DeletedUsers": return user.status == .deleted
        case "DeactiveUsers": return user.status == .disabled
        case "ActiveUsers", "AllActiveUsers": return user.status == .active
        case "ConfirmedUsers": return user.status != .deleted && user.isConfirmed
        case "NotConfirmedUsers": return user.status != .deleted && !user.isConfirmed
        case "ActiveConfirmedUsers": return user.isActive
        case "AdminUsers": return user.status != .deleted && isAdmin
        case "ActiveConfirmedAdmins": return user.isActive && isAdmin
        case "ActiveLiteUser": return user.isActive && user.kind == OrgUser.lite
        case "AllUsers", "ActiveAndDeactive": return user.status != .deleted
        default: return false
        }
    }

    /// A user with every member, or with those asked for and the id.
    private func json(_ user: OrgUser, for acting: OrgUser, fields: Set<String>?) -> JSON {
        var body: JSONObject = [
            "id": .string(user.id), "email": .string(user.email), "first_name": .string(user.firstName),
            "last_name": .string(user.lastName), "full_name": .string(user.fullName),
            "status": .string(word(for: user.status)), "confirm": .bool(user.isConfirmed),
            "zuid": user.isConfirmed ? .string(user.zuid) : .null, "type__s": .string(user.kind),
        ]
        body["profile"] = profile(user.profileID).map { JSONReference(name: $0.name, id: $0.id).json }
        let isHead = user.roleID == ZohoID.make(ZohoID.Start.roles)
        body["role"] = JSONReference(name: isHead ? "CEO" : "Manager", id: user.roleID).json
        body["Reporting_To"] = .null
        body["time_zone"] = .string(user.timeZone)
        body["locale"] = "en_US"
        body["language"] = "en_US"
        body["country_locale"] = "en_US"
        body["created_time"] = time(user.createdAt, for: acting)
        body["Modified_Time"] = time(user.modifiedAt, for: acting)
        // In milliseconds, summer time included.
        body["offset"] = .integer(user.secondsFromGMT(at: now) * 1_000)
        guard let fields else { return .object(body) }
        return .object(
            JSONObject(
                uniqueMembers: body.members.filter { $0.name == "id" || fields.contains($0.name) }
                    .map { ($0.name, $0.value) }))
    }

    private func word(for status: OrgUser.Status) -> String {
        status == .disabled && switches.inactiveWord ? "inactive" : status.rawValue
    }

    /// `GET /org`.
    func organizationAnswer(_ call: MockCall) -> MockResponse {
        let isPaid = organization.edition != "free"
        let installer = user(installerID)
        return Self.answer([
            "org": [
                [
                    "id": .string(organization.id), "zgid": .string(organization.zgid),
                    "company_name": .string(organization.name), "domain_name": .string(organization.domain),
                    "type": organization.isSandbox ? "sandbox" : "production",
                    "time_zone": .string(installer?.timeZone ?? "UTC"), "currency": "US Dollar",
                    "currency_symbol": "$", "currency_locale": "en_US", "iso_code": "USD", "country_code": "US",
                    "country": "United States", "primary_email": .optional(installer?.email),
                    "primary_zuid": .optional(installer?.zuid), "created_time": time(startedAt, for: actingUser(call)),
                    "license_details": [
                        "paid": .bool(isPaid), "paid_type": .string(organization.edition), "paid_expiry": .null,
                        "trial_type": .null, "trial_expiry": .null,
                        "users_license_purchased": .integer(users.count), "portal_users_license_purchased": 0,
                    ],
                ]
            ]
        ])
    }
}
