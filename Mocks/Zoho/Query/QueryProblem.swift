import MockKit

/// COQL's refusals.
enum QueryProblem {
    static func syntax(at place: Int, near text: String) -> ZohoFailure {
        ZohoFailure(
            400, "SYNTAX_ERROR", "error occurred while parsing the query",
            ["line": 1, "column": .integer(place + 1), "near": .string(String(text.prefix(40)))])
    }

    static func clause(_ name: String) -> ZohoFailure {
        ZohoFailure(400, "SYNTAX_ERROR", "missing clause", ["clause": .string(name)])
    }

    static func column(_ name: String) -> ZohoFailure {
        ZohoFailure(400, "INVALID_QUERY", "column given seems to be invalid", ["column_name": .string(name)])
    }

    static func comparison(_ name: String, _ comparator: String) -> ZohoFailure {
        ZohoFailure(
            400, "INVALID_QUERY", "value given seems to be invalid for the column",
            [
                "reason": "the value does not fit the column", "column_name": .string(name),
                "operator": .string(comparator),
            ])
    }

    static func limit(_ name: String, _ countMax: Int) -> ZohoFailure {
        ZohoFailure(
            400, "LIMIT_EXCEEDED", "the limit of \(name) is exceeded",
            ["limit": .integer(countMax), "api_name": .string(name)])
    }
}
