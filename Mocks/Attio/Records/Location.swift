import MockKit

/// Places: an object with all ten members, or a text, of which the mock makes the town.
enum Location {
    private static let parts = [
        "line_1", "line_2", "line_3", "line_4", "locality", "region", "postcode", "country_code", "latitude",
        "longitude",
    ]

    static func content(_ form: ValueForm) throws -> JSONObject {
        guard form.isObject else {
            let town = try form.text("locality")
            return JSONObject(parts.map { ($0, $0 == "locality" ? .string(town) : .null) })
        }
        try form.only(parts)
        let problems = parts.compactMap { part -> ValueProblem? in
            guard let value = form[part], value.isNull || value.string != nil else {
                return .type([part], expected: "string", received: form[part])
            }
            if part == "country_code", let code = value.string, code.wholeMatch(of: /[A-Z]{2}/) == nil {
                return .other([part], "Invalid country code")
            }
            return nil
        }
        guard problems.isEmpty else { throw form.failure(problems) }
        return JSONObject(parts.map { ($0, form[$0] ?? .null) })
    }
}
