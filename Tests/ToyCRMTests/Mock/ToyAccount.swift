import MockKit

/// What the toy CRM would keep in its database.
struct ToyAccount: Sendable {
    struct User: Sendable {
        let id: String
        let email: String
        var isActive = true
    }

    static let demoUsers = [
        User(id: "u-1", email: "ann@example.com"), User(id: "u-2", email: "bob@example.com"),
        User(id: "u-3", email: "carol@example.com", isActive: false), User(id: "u-4", email: "dora@example.com"),
        User(id: "u-5", email: "lock@example.com"),
    ]
    static let pageSize = 2

    let users: [User]
    var scopes: Set = [
        "users.read", "fields.read", "fields.write", "kinds.read", "records.read", "records.write", "sight.write",
    ]
    /// Everybody sees them; who may use the second one is the first user alone.
    var kinds = ["k-1", "k-2"]
    /// The fields that are hidden until sight of them is granted.
    var hiding = HidingFields()
    var fields: [JSON] = [["key": "title", "label": "Title", "kind": "text", "notes": "", "retired": false]]
    var records: [String: JSON] = [:]
    private var recordsMade = 0

    init(users: [User]) {
        self.users = users
    }

    func me(_ call: MockCall) -> JSON {
        [
            "workspace": ["id": "ws-7", "name": "Toy workspace"],
            "user": (users.first { $0.id == call.actor?.name }).map(Self.describe) ?? .null,
            "scopes": .strings(scopes.sorted()),
        ]
    }

    /// Kinds of deals, as whoever asks sees them.
    func kinds(_ call: MockCall) -> MockResponse {
        let isFirst = call.actor?.name == users.first?.id
        let items = kinds.map { id -> JSON in
            [
                "id": .string(id), "name": .string("Kind_" + id), "label": .string("Kind " + id),
                "usable": .bool(isFirst || id == "k-1"), "stages": .strings(["open", "won"]),
            ]
        }
        return .json(["items": .array(items), "next": nil])
    }

    /// A token for another user, to an app alone.
    func token(_ call: MockCall) -> MockResponse {
        let login = (try? call.request.json())?["as"]?.string
        guard call.actor?.tokenKind == "app", let user = users.first(where: { Self.login($0) == login }),
            user.isActive, user.id != Self.lockedUser
        else { return .json(["error": "not_for_this_user"], status: 403) }
        return .json(["token": .string(ToyMock.tokenPrefix + user.id)])
    }

    /// An app may not act for this one.
    static let lockedUser = "u-5"

    private static func login(_ user: User) -> String { user.id + "@toy" }

    func users(from cursor: String?) -> MockResponse {
        let start = cursor.flatMap(Int.init) ?? 0
        let page = users.dropFirst(start).prefix(Self.pageSize)
        let end = start + page.count
        return .json([
            "items": .array(page.map(Self.describe)), "next": .optional(end < users.count ? String(end) : nil),
        ])
    }

    mutating func createField(_ call: MockCall) -> MockResponse {
        guard let field = try? call.request.json(), let key = field["key"]?.string, let kind = field["kind"]?.string,
            ["text", "user"].contains(kind), field["label"]?.string?.isEmpty == false
        else { return .json(["error": "bad_field"], status: 422) }
        guard !fields.contains(where: { $0["key"]?.string == key }) else {
            return .json(["error": "field_exists"], status: 409)
        }
        fields.append(field)
        return .json(field, status: 201)
    }

    func record(_ id: String) -> MockResponse {
        records[id].map { .json(["id": .string(id), "values": $0]) } ?? .empty(404)
    }

    mutating func createRecord(_ call: MockCall) -> MockResponse {
        guard let values = checked(call) else { return .json(["error": "bad_values"], status: 422) }
        recordsMade += 1
        records["d-\(recordsMade)"] = values
        return record("d-\(recordsMade)")
    }

    mutating func updateRecord(_ call: MockCall) -> MockResponse {
        guard var values = records[call["id"]] else { return .empty(404) }
        guard let changes = checked(call)?.object else { return .json(["error": "bad_values"], status: 422) }
        for member in changes.members { values[member.name] = member.value }
        records[call["id"]] = values
        return record(call["id"])
    }

    /// The values of a request, or `nil` where one is no text, or of a field that isn't there.
    private func checked(_ call: MockCall) -> JSON? {
        let keys = Set(fields.compactMap { $0["key"]?.string })
        guard let values = try? call.request.json(), let members = values.object?.members else { return nil }
        return members.allSatisfy { keys.contains($0.name) && $0.value.string != nil } ? values : nil
    }

    private static func describe(_ user: User) -> JSON {
        [
            "id": .string(user.id), "email": .string(user.email), "name": .string(user.id),
            "active": .bool(user.isActive), "login": .string(login(user)),
        ]
    }
}
