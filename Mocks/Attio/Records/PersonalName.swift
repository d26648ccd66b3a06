import MockKit

/// Names of people: an object of all three parts, or `Last, First`.
enum PersonalName {
    private static let parts = ["first_name", "last_name", "full_name"]

    static func content(_ form: ValueForm) throws -> JSONObject {
        guard form.isObject else { return content(try form.text("full_name")) }
        try form.only(parts)
        let problems = parts.filter { form[$0]?.string == nil }.map {
            ValueProblem.type([$0], expected: "string", received: form[$0])
        }
        guard problems.isEmpty else { throw form.failure(problems) }
        return JSONObject(parts.map { ($0, form[$0] ?? "") })
    }

    /// Without a comma, all of it is the first name.
    private static func content(_ text: String) -> JSONObject {
        let halves = text.split(separator: ",", maxSplits: 1).map { trimmed(String($0)) }
        let first = halves.count > 1 ? halves[1] : trimmed(text)
        let last = halves.count > 1 ? halves[0] : ""
        return [
            "first_name": .string(first), "last_name": .string(last),
            "full_name": .string([first, last].filter { !$0.isEmpty }.joined(separator: " ")),
        ]
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
