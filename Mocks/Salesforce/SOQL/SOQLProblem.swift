/// Why a query is refused, in Salesforce's words.
struct SOQLProblem: Error, Equatable {
    /// `MALFORMED_QUERY`, `INVALID_FIELD`, `INVALID_TYPE` or `INVALID_QUERY_FILTER_OPERATOR`.
    let code: String
    /// The message, with the excerpt of the query where Salesforce shows one.
    let message: String

    static func malformed(_ message: String) -> SOQLProblem {
        SOQLProblem(code: "MALFORMED_QUERY", message: message)
    }

    static func unexpected(_ token: SOQLToken) -> SOQLProblem {
        malformed(token.kind == .end ? "unexpected token: <EOF>" : "unexpected token: '\(token.text)'")
    }

    static func unknownType(_ name: String) -> SOQLProblem {
        SOQLProblem(
            code: "INVALID_TYPE",
            message: "sObject type '\(name)' is not supported. If you are attempting to use a custom object, be sure "
                + "to append the '__c' after the entity name. Please reference your WSDL or the describe call for the "
                + "appropriate names.")
    }

    static func unknownColumn(_ name: String, of object: String, at place: Int, in text: String) -> SOQLProblem {
        field(
            "No such column '\(name)' on entity '\(object)'. If you are attempting to use a custom field, be sure to "
                + "append the '__c' after the custom field name. Please reference your WSDL or the describe call for "
                + "the appropriate names.", at: place, in: text)
    }

    static func unknownRelationship(
        _ name: String, in path: String, of object: String, at place: Int, in text: String
    ) -> SOQLProblem {
        field(
            "Didn't understand relationship '\(name)' in field path '\(path)'. If you are attempting to use a custom "
                + "relationship, be sure to append the '__r' after the custom relationship name. Please reference "
                + "your WSDL or the describe call for the appropriate names.", at: place, in: text)
    }

    static func wrongType(of column: SOQLColumn, kind: String, quoted: Bool, in text: String) -> SOQLProblem {
        let advice = quoted ? "should be enclosed in quotes" : "should not be enclosed in quotes"
        return field(
            "value of filter criterion for field '\(column.path)' must be of type \(kind) and \(advice)",
            at: column.place, in: text)
    }

    static func badOperator(_ sign: SOQLOperator, on field: SOQLField) -> SOQLProblem {
        SOQLProblem(
            code: "INVALID_QUERY_FILTER_OPERATOR",
            message: "invalid operator on \(field.kind.rawValue) field: \(sign.rawValue)")
    }

    static func badID(_ value: String) -> SOQLProblem {
        SOQLProblem(code: "INVALID_QUERY_FILTER_OPERATOR", message: "invalid ID field: \(value)")
    }

    /// A refusal that shows where in the query it arose.
    static func field(_ message: String, at place: Int, in text: String) -> SOQLProblem {
        let excerpt = SOQLExcerpt(text, around: place)
        return SOQLProblem(code: "INVALID_FIELD", message: excerpt.text + message)
    }
}
