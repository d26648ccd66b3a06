extension JSON {
    /// The same document with every top-level member of another type: what a client that trusts types stumbles over.
    var withOtherTypes: JSON {
        guard case .object(let object) = self else { return ["unexpected": self] }
        return .object(JSONObject(uniqueMembers: object.members.map { ($0.name, $0.value.ofOtherType) }))
    }

    private var ofOtherType: JSON {
        switch self {
        case .null, .string: .integer(7)
        case .bool: .string("yes")
        case .integer, .decimal: .string("seven")
        case .array: .string("none")
        case .object: .array([])
        }
    }
}
