import MockKit

/// `POST /__composite_requests`.
extension ZohoAccount {
    mutating func runComposite(_ call: MockCall) throws -> MockResponse {
        let body = try Self.object(call)
        try Self.check(body, knows: ["rollback_on_fail", "parallel_execution", CompositeRow.list])
        let items = try compositeItems(body)
        let rows = try items.enumerated().map { try CompositeRow($1, at: $0) }
        try checkIDs(rows)
        let rollsBack = try Self.flag("rollback_on_fail", of: body) ?? false
        let isParallel = try Self.flag("parallel_execution", of: body) ?? !rollsBack
        guard !(rollsBack && isParallel) else {
            throw ZohoFailure(
                400, "AMBIGUITY_DURING_PROCESSING", "ambiguity while processing the request",
                [
                    "ambiguity_due_to": .array(
                        ["rollback_on_fail", "parallel_execution"].map {
                            ["api_name": .string($0), "json_path": .string("$.\($0)")]
                        })
                ])
        }
        let run = CompositeRun(rows: rows, isParallel: isParallel, rollsBack: rollsBack, call: call)
        let answers = run.answers(account: &self)
        // One that is rolled back costs one credit, another with rollback two.
        if rollsBack, !answers.contains(where: \.isFailure) { spend(1) }
        let done = answers.count { $0.response != nil }
        let status = done == answers.count ? 200 : (done == 0 ? 400 : 207)
        return Self.answer([CompositeRow.list: .array(answers.map(\.item))], status: status)
    }

    private func compositeItems(_ body: JSONObject) throws -> [JSONObject] {
        let path = "$.\(CompositeRow.list)"
        guard let value = body[CompositeRow.list] else { throw ZohoFailure.missing(CompositeRow.list, at: path) }
        guard let items = value.array else {
            throw ZohoFailure.value(CompositeRow.list, at: path, ["expected_data_type": "jsonarray"])
        }
        guard !items.isEmpty, items.count <= ZohoLimits.compositeMax else {
            throw ZohoFailure.value(
                CompositeRow.list, at: path, ["maximum_length": .integer(ZohoLimits.compositeMax)])
        }
        return try items.enumerated().map { index, item in
            guard let object = item.object else {
                throw ZohoFailure.value(
                    CompositeRow.list, at: "\(path)[\(index)]", ["expected_data_type": "jsonobject"])
            }
            return object
        }
    }

    /// Ids are distinct, and no row refers to itself or to one that refers to it.
    private func checkIDs(_ rows: [CompositeRow]) throws {
        let ids = rows.compactMap(\.id)
        for (index, row) in rows.enumerated() {
            guard let id = row.id else { continue }
            if ids.count(where: { $0 == id }) > 1 {
                throw ZohoFailure(
                    400, "DUPLICATE_DATA", "duplicate data",
                    ["api_name": "sub_request_id", "json_path": .string("\(row.path).sub_request_id")])
            }
            let loops = rows.indices.filter { other in
                row.references.contains(rows[other].id ?? "") && rows[other].references.contains(id)
            }
            guard loops.isEmpty else {
                throw ZohoFailure(
                    400, "LOOPING_FOUND", "the sub requests refer to each other",
                    [
                        "api_name": "uri", "json_path": .string("\(row.path).uri"),
                        "sub_request_indexes": .array(([index] + loops).map { .integer($0) }),
                    ])
            }
        }
    }

    private static func flag(_ name: String, of body: JSONObject) throws -> Bool? {
        guard let value = body[name] else { return nil }
        guard let flag = value.bool else {
            throw ZohoFailure.value(name, at: "$.\(name)", ["expected_data_type": "boolean"])
        }
        return flag
    }
}
