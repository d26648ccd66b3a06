import MockKit

/// Fields that nobody sees before sight of them was granted, as some CRMs have them.
struct HidingFields: Sendable {
    private var fields: [String: [JSON]] = ["deals": [], "companies": []]
    /// Who sees a field, `deals/gateway_owner`.
    private(set) var sight: [String: Set<String>] = [:]
    /// Users whom no field can be shown to, and the word for why.
    private var refusals: [String: String] = [:]
    /// Whether grants are answered and forgotten.
    private var ignoresGrants = false

    var state: JSON {
        .object(
            JSONObject(
                sight.sorted { $0.key < $1.key }.map { ($0.key, JSON.strings($0.value.sorted())) }))
    }

    /// The fields that a user sees; with `hidden=true` the others too, marked.
    func list(_ call: MockCall, for user: String) -> MockResponse {
        let object = call["object"]
        guard let fields = fields[object] else { return .empty(404) }
        let marked = fields.map { field -> JSON in
            var field = field
            field["visible"] = .bool(sees(user, object, field))
            return field
        }
        let isAll = call.request.query("hidden") == "true"
        return .json(["items": .array(marked.filter { isAll || $0["visible"] == .bool(true) }), "next": nil])
    }

    mutating func create(_ call: MockCall) -> MockResponse {
        let object = call["object"]
        guard let field = try? call.request.json(), let key = field["key"]?.string, fields[object] != nil else {
            return .json(["error": "bad_field"], status: 422)
        }
        guard fields[object]?.contains(where: { $0["key"]?.string == key }) == false else {
            return .json(["error": "field_exists"], status: 409)
        }
        fields[object]?.append(field)
        return .json(field, status: 201)
    }

    /// One row for each user: whether it was granted now, or why not.
    mutating func grant(_ call: MockCall) -> MockResponse {
        guard let body = try? call.request.json(), let names = body["fields"]?.array?.compactMap(\.string),
            let users = body["users"]?.array?.compactMap(\.string)
        else { return .json(["error": "bad_grant"], status: 422) }
        var rows: [JSON] = []
        for user in users {
            if let refusal = refusals[user] {
                rows.append(["user": .string(user), "granted": false, "error": .string(refusal)])
                continue
            }
            let isNew = names.contains { sight[$0]?.contains(user) != true }
            for name in names where !ignoresGrants { sight[name, default: []].insert(user) }
            rows.append(["user": .string(user), "granted": .bool(isNew), "error": nil])
        }
        return .json(["items": .array(rows), "next": nil])
    }

    mutating func apply(_ name: String, _ argument: JSON) throws {
        switch (name, argument.string) {
        case ("withhold_license", let user?): refusals[user] = "NO_LICENSE"
        case ("hold_row", let user?): refusals[user] = "BUSY"
        case ("use_up_grants", let user?): refusals[user] = "SPENT"
        case ("give_license", let user?): refusals[user] = nil
        case ("ignore_grants", _): ignoresGrants = true
        case ("add_field", let name?):
            fields["deals", default: []].append(
                ["key": .string(name), "label": "Owner", "kind": "user", "notes": "", "retired": false])
        case ("delete_fields", _):
            fields = fields.mapValues { _ in [] }
            sight = [:]
        default: throw MockChangeError("the toy CRM knows no change \(name)")
        }
    }

    private func sees(_ user: String, _ object: String, _ field: JSON) -> Bool {
        sight["\(object)/\(field["key"]?.string ?? "")"]?.contains(user) == true
    }
}
