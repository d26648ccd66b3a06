import MockKit

/// One user of the company, as version 1 shows it.
struct CompanyUser: Sendable {
    /// The currency of every user, which need not be the company's.
    static let currency = "USD"

    let id: Int
    var name: String
    let email: String
    var isActive: Bool
    var isDeleted: Bool
    var isInvited: Bool
    let isAdmin: Bool
    let hidesEmail: Bool
    var permissions: UserPermissions
    var modifiedAt: String?

    var isUsable: Bool { isActive && !isDeleted }

    init(_ user: PipedriveSeed.User, id: Int) {
        self.id = id
        name = user.name
        email = user.email
        isActive = user.isActive && !user.isDeleted
        isDeleted = user.isDeleted
        isInvited = user.isInvited
        isAdmin = user.isAdmin
        hidesEmail = user.hidesEmail
        permissions = UserPermissions(isAdmin: user.isAdmin, own: user.permissions)
    }

    /// Apps of which the user is no administrator have no entry, as was observed.
    private var access: JSON {
        guard isAdmin else {
            return [["app": "sales", "admin": false, "permission_set_id": "62cc0a2e-0003-4a8b-9d1c-5e7f00000002"]]
        }
        return [
            ["app": "sales", "admin": true, "permission_set_id": "62cc0a2e-0003-4a8b-9d1c-5e7f00000001"],
            ["app": "global", "admin": true, "permission_set_id": "233b1c4f-0003-4a8b-9d1c-5e7f00000001"],
            ["app": "account_settings", "admin": true, "permission_set_id": "233b1c4f-0003-4a8b-9d1c-5e7f00000003"],
        ]
    }

    /// The user's members, whose order is Pipedrive's.
    func members(isYou: Bool, timeZone: String, offset: String) -> [(String, JSON)] {
        [
            ("id", .integer(id)), ("name", .string(name)), ("default_currency", .string(Self.currency)),
            ("locale", "en_GB"), ("lang", 1), ("email", hidesEmail ? .null : .string(email)), ("phone", .null),
            ("activated", .bool(!isInvited)), ("last_login", isInvited ? .null : "2026-11-20 07:55:01"),
            ("created", "2024-01-15 09:00:00"), ("modified", .optional(modifiedAt)), ("has_created_company", false),
            ("access", access), ("active_flag", .bool(isActive)), ("timezone_name", .string(timeZone)),
            ("timezone_offset", .string(offset)), ("role_id", .integer(isAdmin ? 1 : 2)), ("icon_url", .null),
            ("is_you", .bool(isYou)), ("is_deleted", .bool(isDeleted)),
        ]
    }
}
