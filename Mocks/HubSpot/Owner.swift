import MockKit

/// One owner of an account: what HubSpot makes of a user, a queue, or somebody who left.
struct Owner: Sendable {
    /// The value of owner properties; never equal to ``userID``.
    let id: String
    let email: String
    var firstName: String
    var lastName: String
    /// `PERSON` or `QUEUE`.
    let type: String
    let userID: Int
    let createdAt: String
    var updatedAt: String
    var isArchived: Bool
    let teams: [Team]

    struct Team: Sendable {
        let id: String
        let name: String
        let isPrimary: Bool
    }

    var json: JSON {
        var body: JSONObject = [
            "id": .string(id), "email": .string(email), "type": .string(type), "firstName": .string(firstName),
            "lastName": .string(lastName), "userId": isArchived ? .null : .integer(userID),
            "userIdIncludingInactive": .integer(userID), "createdAt": .string(createdAt),
            "updatedAt": .string(updatedAt), "archived": .bool(isArchived),
        ]
        if !teams.isEmpty {
            body["teams"] = .array(
                teams.map { ["id": .string($0.id), "name": .string($0.name), "primary": .bool($0.isPrimary)] })
        }
        return .object(body)
    }
}
