import MockKit

/// Telephone numbers, of some countries: the mock has no numbering plan, and refuses those of others.
enum PhoneNumber {
    private static let callingCodes = [
        "US": "1", "GB": "44", "DE": "49", "FR": "33", "NL": "31", "ES": "34", "IT": "39", "AU": "61", "JP": "81",
        "IN": "91", "AT": "43", "CH": "41", "IE": "353", "SE": "46", "NO": "47", "DK": "45", "PL": "48", "CZ": "420",
        "BR": "55", "BE": "32", "PT": "351", "NZ": "64",
    ]
    private static let digits = 6...12

    static func content(_ form: ValueForm) throws -> JSONObject {
        if form.isObject { try form.only(["original_phone_number", "country_code"]) }
        let value = form.isObject ? form["original_phone_number"] : form.input
        guard let original = value?.string else {
            throw form.failure([.type(["original_phone_number"], expected: "string", received: value)])
        }
        let digits = original.filter(\.isNumber)
        let country = form["country_code"]?.string
        guard let number = international(original, digits: digits, country: country) else {
            throw form.failure([.other(["original_phone_number"], "Invalid phone number \"\(original)\"")])
        }
        return [
            "country_code": .string(number.country), "original_phone_number": .string(original),
            "phone_number": .string("+" + number.digits),
        ]
    }

    private static func international(
        _ original: String, digits: String, country: String?
    ) -> (country: String, digits: String)? {
        if original.first == "+" {
            let match = callingCodes.filter { digits.hasPrefix($0.value) }.max { $0.value.count < $1.value.count }
            guard let match, isPlausible(digits.dropFirst(match.value.count)) else { return nil }
            return (match.key, digits)
        }
        guard let country, let code = callingCodes[country] else { return nil }
        let national = digits.drop { $0 == "0" }
        return isPlausible(national) ? (country, code + national) : nil
    }

    private static func isPlausible(_ national: Substring) -> Bool { digits.contains(national.count) }
}
