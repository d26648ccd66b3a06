import MockKit

/// Why one value of a record is refused.
struct ValueProblem: Error, Equatable {
    let property: String
    let code: String
    let message: String

    /// The entry of `errors[]`.
    var json: JSON {
        [
            "message": .string(message), "code": .string(code),
            "context": ["propertyName": [.string(property)]],
        ]
    }

    /// The entry of the list that stands inside `message`.
    func legacyJSON(portalID: Int) -> JSON {
        [
            "isValid": false, "message": .string(message), "error": .string(code), "name": .string(property),
            "localizedErrorMessage": .string(message), "portalId": .integer(portalID),
        ]
    }
}
