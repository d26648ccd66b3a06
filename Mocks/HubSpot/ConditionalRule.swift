/// Makes properties required once another one has one of certain values.
struct ConditionalRule: Sendable {
    let property: String
    let values: [String]
    let required: [String]
}
