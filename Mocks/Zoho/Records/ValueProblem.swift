import MockKit

/// Why a value is not taken: the members of the failure's `details` beside its place.
struct ValueProblem: Error {
    let details: JSONObject

    static let plain = ValueProblem(details: [:])

    static func type(_ word: String) -> ValueProblem { ValueProblem(details: ["expected_data_type": .string(word)]) }
    static func length(_ countMax: Int) -> ValueProblem {
        ValueProblem(details: ["maximum_length": .integer(countMax)])
    }
    static func values(_ words: [String]) -> ValueProblem {
        ValueProblem(details: ["supported_values": .strings(words)])
    }
}
