/// Which of Salesforce's two sets of objects a request is about.
enum SchemaSpace: Sendable {
    /// The objects of `/sobjects` and `/query`.
    case data
    /// The objects of `/tooling`.
    case tooling
}
