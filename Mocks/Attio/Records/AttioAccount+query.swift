import Foundation
import MockKit

/// Queries, which are consistent, and the search, which lags behind.
extension AttioAccount {
    mutating func queryRecords(_ call: MockCall) throws -> MockResponse {
        let object = try object(call["object"])
        let body = call.request.body.isEmpty ? [:] : try BodyReader.object(call.request)
        let query = try RecordQuery(body)
        guard !query.hasView else { throw AttioFailure.notFound("The referenced object was not found.") }
        try take(score: query.score)
        var records = store(of: object).all
        if let filter = query.filter.map({ RecordFilter($0, of: object) }) {
            // An empty object has records to be judged by, or its mistakes would pass.
            if records.isEmpty { _ = try filter.accepts(Record(id: "", createdAt: "")) }
            records = try records.filter { try filter.accepts($0) }
        }
        let sorts = try query.sorts.map { try RecordSort($0, of: object) }
        if !sorts.isEmpty { records = Self.sorted(records, by: sorts) }
        let rowsMax = try QueryReader(request: call.request, limits: limits, switches: switches)
            .rowsMax(query.limit)
        let page = records.dropFirst(query.offset).prefix(rowsMax).map { json($0, of: object) }
        return Self.success(.array(page)).adding("x-attio-record-query-score", String(query.score))
    }

    /// Records that no sort tells apart keep the order of their creation.
    private static func sorted(_ records: [Record], by sorts: [RecordSort]) -> [Record] {
        records.enumerated().sorted { left, right in
            for sort in sorts {
                if let isBefore = sort.puts(left.element, before: right.element) { return isBefore }
            }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// Notes what the search will find of a record, once it has caught up.
    mutating func index(_ record: Record, of object: Definition) {
        let texts = object.attributes.filter {
            [.text, .personalName, .emailAddress, .domain, .phoneNumber].contains($0.type)
        }
        .flatMap { attribute in
            (record.active[attribute.id] ?? []).compactMap { $0.content[attribute.type.mainField]?.string }
        }
        let now = now
        stores[object.id]?.index[record.id, default: LaggingIndex()].put(
            texts.joined(separator: "\n").lowercased(), from: now.addingTimeInterval(searchLag.seconds), now: now)
    }

    func searchRecords(_ call: MockCall) throws -> MockResponse {
        let body = try BodyReader.object(call.request)
        var problems: [ValueProblem] = []
        let text = body["query"]?.string
        if text.map({ $0.count > AttioLimits.searchCharactersMax }) ?? true {
            problems.append(.type(["query"], expected: "string", received: body["query"]))
        }
        let words = body["objects"]?.array?.compactMap(\.string) ?? []
        if words.isEmpty { problems.append(.type(["objects"], expected: "array", received: body["objects"])) }
        if !["workspace", "workspace-member"].contains(body["request_as"]?["type"]?.string ?? "") {
            problems.append(.type(["request_as"], expected: "object", received: body["request_as"]))
        }
        let limit = body["limit"] == nil ? AttioLimits.searchRowsMax : body["limit"]?.integer ?? 0
        if !(1...AttioLimits.searchRowsMax).contains(limit) {
            problems.append(.other(["limit"], "Must be from 1 to \(AttioLimits.searchRowsMax)"))
        }
        guard problems.isEmpty else { throw AttioFailure.body(problems) }
        let found = try words.flatMap { try rows(matching: text ?? "", in: $0) }
        return Self.success(.array(Array(found.prefix(limit))))
    }

    private func rows(matching text: String, in word: String) throws -> [JSON] {
        guard let object = try? object(word) else {
            throw AttioFailure.valueNotFound("Object with slug/ID \"\(word)\" not found.")
        }
        let store = store(of: object)
        let now = now
        return store.all.filter { record in
            store.index[record.id]?.value(at: now)?.contains(text.lowercased()) ?? false
        }.map { row($0, of: object) }
    }

    private func row(_ record: Record, of object: Definition) -> JSON {
        func texts(_ slug: String, _ field: String) -> [String] {
            let values = object.attribute(slug).flatMap { record.active[$0.id] } ?? []
            return values.compactMap { $0.content[field]?.string }
        }
        var body: JSONObject = [
            "id": [
                "workspace_id": .string(workspace.id), "object_id": .string(object.id),
                "record_id": .string(record.id),
            ],
            "record_text": .string(texts("name", "full_name").first ?? texts("name", "value").first ?? ""),
            "record_image": .null, "object_slug": .string(object.slug),
        ]
        if object.slug == "people" {
            body["email_addresses"] = .strings(texts("email_addresses", "email_address"))
            body["phone_numbers"] = .strings(texts("phone_numbers", "phone_number"))
        } else if object.slug == "companies" {
            body["domains"] = .strings(texts("domains", "domain"))
        }
        return .object(body)
    }
}
