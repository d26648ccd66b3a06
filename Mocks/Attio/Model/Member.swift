import MockKit

/// One workspace member.
struct Member: Sendable {
    let id: String
    let email: String
    let firstName: String
    let lastName: String
    var accessLevel: AttioSeed.User.AccessLevel
    let createdAt: String

    func json(workspace: String) -> JSON {
        [
            "id": ["workspace_id": .string(workspace), "workspace_member_id": .string(id)],
            "first_name": .string(firstName), "last_name": .string(lastName), "avatar_url": .null,
            "email_address": .string(email), "created_at": .string(createdAt),
            "access_level": .string(accessLevel.rawValue),
        ]
    }
}
