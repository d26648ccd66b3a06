import MockKit

/// The body of a query of records.
struct RecordQuery {
    let filter: JSON?
    let sorts: [JSON]
    let limit: Int?
    let offset: Int
    let hasView: Bool

    init(_ body: JSON) throws {
        var problems: [ValueProblem] = []
        func number(_ name: String) -> Int? {
            guard let value = body[name], !value.isNull else { return nil }
            guard let number = value.integer, number >= 0 else {
                problems.append(.type([name], expected: "number", received: value))
                return nil
            }
            return number
        }
        filter = body["filter"].flatMap { $0.isNull ? nil : $0 }
        hasView = body["filter_view_id"].map { !$0.isNull } ?? false
        sorts = body["sorts"]?.array ?? []
        limit = number("limit")
        offset = number("offset") ?? 0
        if let filter, filter.object == nil {
            problems.append(.type(["filter"], expected: "object", received: filter))
        }
        if let sorts = body["sorts"], sorts.array == nil {
            problems.append(.type(["sorts"], expected: "array", received: sorts))
        }
        if hasView, filter != nil {
            problems.append(.other(["filter_view_id"], "Cannot be used together with filter"))
        }
        guard problems.isEmpty else { throw AttioFailure.body(problems) }
    }

    /// What the query counts for: Attio does not publish its formula; here it is the number of conditions and sorts.
    var score: Int { 1 + Self.conditions(in: filter) + sorts.count }

    private static func conditions(in json: JSON?) -> Int {
        switch json {
        case .object(let object): object.members.reduce(0) { $0 + max(1, conditions(in: $1.value)) }
        case .array(let list): list.reduce(0) { $0 + conditions(in: $1) }
        default: 0
        }
    }
}
