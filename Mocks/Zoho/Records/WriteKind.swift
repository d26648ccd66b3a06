/// What a write does with its records.
enum WriteKind: Sendable {
    case create, update, upsert

    var right: String { self == .update ? "Edit" : "Create" }
}
