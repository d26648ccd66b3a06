import MockKit

/// Reads addresses: one text is enough, the parts are found later by a map.
enum AddressRules {
    private static let parts = [
        "country", "admin_area_level_1", "admin_area_level_2", "locality", "sublocality", "route", "street_number",
        "subpremise", "postal_code", "formatted_address",
    ]

    /// The address with every part; those that are not known are empty.
    /// - Throws: what `expected` makes of the type that would do.
    static func stored(_ value: JSON, _ expected: (String) -> ValueProblem) throws -> JSON {
        guard let object = value.object, let text = object["value"]?.string else { throw expected("object") }
        for member in object.members where member.name != "value" {
            guard parts.contains(member.name), member.value.string != nil || member.value.isNull else {
                throw expected("string")
            }
        }
        var body: JSONObject = ["value": .string(text)]
        for part in parts { body[part] = object[part]?.string.map { .string($0) } ?? "" }
        return .object(body)
    }
}
