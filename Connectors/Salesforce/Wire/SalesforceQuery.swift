import ConnectorKit

/// A SOQL query: the one place where its text is made, from checked names and escaped values (T-26).
///
/// - Source: "Quoted String Escape Sequences",
///   <https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm>,
///   read 2026-11.
struct SalesforceQuery: Hashable, Sendable {
    /// One condition; all conditions of a query must hold.
    enum Condition: Sendable {
        /// The column holds this text.
        case equals(column: String, text: String)
        /// The column holds one of these texts.
        case oneOf(column: String, texts: [String])
    }

    /// What the query asks.
    let text: String

    /// Puts a query together.
    ///
    /// - Parameter rowsMax: the most rows that it brings; all of them where `nil`.
    /// - Throws: `.invalid` for a name that is none, for a value with control characters that SOQL has no escape for,
    ///   and for an empty list, which SOQL doesn't know.
    init(
        select columns: [String], from table: String, where conditions: [Condition] = [], orderBy column: String? = nil,
        limit rowsMax: Int? = nil, for operation: OperationName
    ) throws(ConnectorError) {
        for name in columns + [table] + [column].compactMap(\.self) {
            try SalesforceQuery.check(name, for: operation)
        }
        var text = "SELECT \(columns.joined(separator: ",")) FROM \(table)"
        var glue = " WHERE "
        for condition in conditions {
            text += glue + (try SalesforceQuery.text(of: condition, for: operation))
            glue = " AND "
        }
        if let column { text += " ORDER BY \(column)" }
        if let rowsMax { text += " LIMIT \(rowsMax)" }
        self.text = text
    }

    /// The address that asks it.
    ///
    /// - Parameter path: of the interface: REST or Tooling.
    func address(under path: String = SalesforceEndpoints.data) -> String {
        "\(path)/query?q=\(PercentEncoding.encode(text))"
    }

    private static func text(
        of condition: Condition, for operation: OperationName
    ) throws(ConnectorError) -> String {
        switch condition {
        case .equals(let column, let text):
            try check(column, for: operation)
            return "\(column) = \(try literal(text, for: operation))"
        case .oneOf(let column, let texts):
            try check(column, for: operation)
            guard !texts.isEmpty else { throw refusal("A query asks for one of no values.", operation) }
            var literals: [String] = []
            for text in texts { literals.append(try literal(text, for: operation)) }
            return "\(column) IN (\(literals.joined(separator: ",")))"
        }
    }

    /// A text as SOQL quotes it.
    ///
    /// - Throws: `.invalid` for control characters other than the five that have an escape.
    static func literal(_ text: String, for operation: OperationName) throws(ConnectorError) -> String {
        var literal = "'"
        for scalar in text.unicodeScalars {
            if let escaped = escapes[scalar] {
                literal += escaped
            } else if scalar.properties.generalCategory == .control {
                throw refusal("A value holds a control character, which no query may carry; remove it.", operation)
            } else {
                literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "'"
    }

    private static let escapes: [Unicode.Scalar: String] = [
        "\\": #"\\"#, "'": #"\'"#, "\"": #"\""#, "\n": #"\n"#, "\r": #"\r"#, "\t": #"\t"#, "\u{8}": #"\b"#,
        "\u{C}": #"\f"#,
    ]

    /// Whether a text is the name of a field or an object, with the names of relationships before it.
    static func isName(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*/) != nil
    }

    private static func check(_ name: String, for operation: OperationName) throws(ConnectorError) {
        guard isName(name) else { throw refusal("Salesforce has no fields or objects of such a name.", operation) }
    }

    private static func refusal(_ message: String, _ operation: OperationName) -> ConnectorError {
        ConnectorError(.invalid, operation: operation, message: message)
    }
}

// MARK: Splitting

extension SalesforceQuery {
    /// Cuts values into lists, so that each query's encoded address stays within the budget; the order is kept.
    ///
    /// - Parameters:
    ///   - texts: the values.
    ///   - empty: the query with a list of one empty text, for the length of all the rest.
    ///   - budget: encoded characters of an address.
    static func lists(
        of texts: [String], in empty: SalesforceQuery, budget: Int = SalesforceEndpoints.queryCharactersMax,
        for operation: OperationName
    ) throws(ConnectorError) -> [[String]] {
        // The empty text's quotes are none of a list's, and a list has a comma less than it has values.
        let room = budget - empty.address().utf8.count + PercentEncoding.encode("'',").utf8.count
        var lists: [[String]] = []
        var used = room
        for text in texts {
            let length = PercentEncoding.encode(try literal(text, for: operation) + ",").utf8.count
            if used + length > room || lists.isEmpty {
                lists.append([])
                used = 0
            }
            lists[lists.count - 1].append(text)
            used += length
        }
        return lists
    }

    /// Both halves of a list that was too long for Salesforce.
    static func halves(of texts: [String]) -> [[String]] {
        let middle = texts.count / 2
        return [Array(texts[..<middle]), Array(texts[middle...])].filter { !$0.isEmpty }
    }
}
