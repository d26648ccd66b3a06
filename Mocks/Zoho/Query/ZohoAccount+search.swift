import Foundation
import MockKit

/// `GET /{module}/search`: over an index that lags behind the records.
extension ZohoAccount {
    func searchRecords(_ call: MockCall) throws -> MockResponse {
        let (module, user) = try readable(call)
        let query = call.request.query
        let test = try searchTest(query, module)
        let page = try Self.page(of: query, rowsMax: rowsMax(call))
        let start = (page.number - 1) * page.perPage
        guard start + page.perPage <= ZohoLimits.reachMax else {
            throw ZohoFailure(
                400, "LIMIT_REACHED", "maximum response iteration limit reached",
                ["limit": .string(String(ZohoLimits.reachMax))])
        }
        let now = now
        let found = (module.live + module.removed.values.sorted { $0.id < $1.id }).compactMap {
            record -> (record: Record, values: [String: JSON])? in
            guard sees(record, user), let values = record.indexed.value(at: now) ?? nil, test(values) else {
                return nil
            }
            return (record, values)
        }
        let shown = start < found.count ? Array(found[start..<min(start + page.perPage, found.count)]) : []
        guard !shown.isEmpty else { return .empty(204) }
        let names = query["fields"] == nil ? nil : try Self.fieldNames(query)
        let view = RecordView(account: self, module: module, user: user)
        return Self.answer([
            "data": .array(shown.map { view.json($0.record, values: $0.values, fields: names) }),
            "info": [
                "per_page": .integer(page.perPage), "count": .integer(shown.count), "page": .integer(page.number),
                "more_records": .bool(start + shown.count < found.count), "sort_by": "id", "sort_order": "desc",
            ],
        ])
    }

    private func searchTest(_ query: [QueryItem], _ module: Module) throws -> ([String: JSON]) -> Bool {
        if let text = query["criteria"] {
            let criteria = try SearchCriteria.parse(text)
            if let unknown = criteria.fields.first(where: { module.field($0) == nil && $0 != "id" }) {
                throw SearchCriteria.problem(unknown, "the field does not exist")
            }
            let exact = switches.exactSearch
            return { values in criteria.accepts(exact: exact) { Self.texts(values[$0]) } }
        }
        if let email = query["email"]?.lowercased() {
            let names = module.fields.filter { $0.type == .email }.map(\.apiName)
            return { values in names.contains { values[$0]?.string?.lowercased() == email } }
        }
        if let phone = query["phone"]?.filter(\.isNumber) {
            let names = module.fields.filter { $0.type == .phone }.map(\.apiName)
            return { values in names.contains { values[$0]?.string?.filter(\.isNumber) == phone } }
        }
        if let word = query["word"]?.lowercased() {
            return { values in values.values.contains { Self.texts($0).contains { $0.lowercased().contains(word) } } }
        }
        throw ZohoFailure(
            400, "EXPECTED_PARAM_MISSING", "One of the expected parameter is missing",
            ["param_names": ["criteria", "email", "phone", "word"]])
    }

    /// How a kept value reads.
    static func texts(_ value: JSON?) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let list): list.compactMap(\.string)
        case .integer(let number): [String(number)]
        case .decimal(let number): [String(number)]
        case .bool(let flag): [flag ? "true" : "false"]
        default: []
        }
    }
}
