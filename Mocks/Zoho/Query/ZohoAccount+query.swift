import Foundation
import MockKit

/// `POST /coql`.
extension ZohoAccount {
    mutating func runQuery(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        try Self.check(body, knows: ["select_query", "include_meta"])
        guard let value = body["select_query"] else {
            throw ZohoFailure(400, "MANDATORY_NOT_FOUND", "required field not found", ["api_name": "select_query"])
        }
        guard let text = value.string else {
            throw ZohoFailure.value("select_query", at: "$.select_query", ["expected_data_type": "text"])
        }
        var query = try QueryParser.parse(text)
        if call.tags[CompositeRow.tag] != nil { query.countMax = min(query.countMax, ZohoLimits.compositeRowsMax) }
        let module = try queried(query, call)
        spend(query.extraCredits)
        let now = now
        let user = actingUser(call)
        let all = (module.live + module.removed.values.sorted { $0.id < $1.id }).compactMap {
            record -> (record: Record, values: [String: JSON])? in
            guard sees(record, user), let values = record.queried.value(at: now) ?? nil else { return nil }
            let accepted = query.condition.accepts { kept($0, record, values, module) }
            return accepted ? (record, values) : nil
        }
        let found = sorted(all, by: query, module)
        let shown = found.dropFirst(query.offset).prefix(query.countMax)
        guard !shown.isEmpty else { return .empty(204) }
        let view = RecordView(account: self, module: module, user: user)
        return Self.answer([
            "data": .array(shown.map { row($0, query, view) }),
            "info": [
                "count": .integer(shown.count), "more_records": .bool(query.offset + shown.count < found.count),
            ],
        ])
    }

    /// The module of a query whose columns all exist, for a caller who may read it.
    private func queried(_ query: RecordQuery, _ call: MockCall) throws -> Module {
        guard let module = modules[query.module] else {
            throw ZohoFailure(
                400, "INVALID_MODULE", "the module name given seems to be invalid")
        }
        let scopes = Set((call.actor?.scopes ?? []).map { $0.lowercased() })
        let wanted =
            ["zohocrm.modules.all"] + ["read", "all"].map { "zohocrm.modules.\(query.module.lowercased()).\($0)" }
        guard !scopes.isDisjoint(with: wanted) else {
            throw ZohoFailure.scope(status: switches.scopeWith403 ? 403 : 401)
        }
        let user = actingUser(call)
        let right = Profile.right("View", module.apiName)
        guard holds(right, user) else { throw ZohoFailure.permission(right) }
        guard query.columns.count <= ZohoLimits.queryColumnsMax else {
            throw QueryProblem.limit("select", ZohoLimits.queryColumnsMax)
        }
        let visible = Set(module.visible(to: user.profileID, at: now).map(\.apiName) + ["id"])
        for name in query.columns + query.condition.columns + query.order.map(\.column) {
            let parts = name.split(separator: ".").map(String.init)
            guard let first = parts.first, visible.contains(first), parts.count <= 2 else {
                throw QueryProblem.column(name)
            }
        }
        return module
    }

    /// A column's value as conditions compare it: ids of what is referred to, and instants as texts are read.
    private func kept(_ name: String, _ record: Record, _ values: [String: JSON], _ module: Module) -> JSON {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 2 else { return plain(name, record, values, module) }
        guard let field = module.field(parts[0]), let id = values[parts[0]]?.string else { return .null }
        if field.type.isUser { return userValue(parts[1], of: id) }
        guard let target = modules[field.lookupModule ?? ""], let other = target.records[id] else { return .null }
        return plain(parts[1], other, other.values, target)
    }

    private func userValue(_ name: String, of id: String) -> JSON {
        guard let user = user(id) else { return .null }
        switch name {
        case "id": return .string(user.id)
        case "email": return .string(user.email)
        default: return .string(user.fullName)
        }
    }

    private func plain(_ name: String, _ record: Record, _ values: [String: JSON], _ module: Module) -> JSON {
        switch name {
        case "id": .string(record.id)
        case "Created_Time": .string(RFC3339.text(record.createdAt, secondsFromGMT: 0))
        case "Modified_Time": .string(RFC3339.text(record.modifiedAt, secondsFromGMT: 0))
        default: values[name] ?? .null
        }
    }

    private func sorted(
        _ rows: [(record: Record, values: [String: JSON])], by query: RecordQuery, _ module: Module
    ) -> [(record: Record, values: [String: JSON])] {
        guard let key = query.order.first else { return rows.sorted { $0.record.id < $1.record.id } }
        return rows.sorted { left, right in
            let a = Self.texts(kept(key.column, left.record, left.values, module)).first ?? ""
            let b = Self.texts(kept(key.column, right.record, right.values, module)).first ?? ""
            if let x = Double(a), let y = Double(b), x != y { return key.isDescending ? x > y : x < y }
            if a == b { return left.record.id < right.record.id }
            return key.isDescending ? a > b : a < b
        }
    }

    private func row(
        _ found: (record: Record, values: [String: JSON]), _ query: RecordQuery, _ view: RecordView
    ) -> JSON {
        var row: JSONObject = [:]
        for name in query.columns {
            if let field = view.module.field(name) {
                let value = view.value(of: field, in: found.record, values: found.values)
                row[name] = Self.withoutEmail(value)
            } else if name != "id" {
                row[name] = kept(name, found.record, found.values, view.module)
            }
        }
        row["id"] = .string(found.record.id)
        return .object(row)
    }

    /// COQL tells users by name and id alone.
    private static func withoutEmail(_ value: JSON) -> JSON {
        guard value["email"] != nil else { return value }
        var value = value
        value["email"] = nil
        return value
    }
}
