/// Which record types of an object a profile gives to its users.
struct RecordTypeVisibility: Sendable {
    /// Ids of the record types that may be picked; may contain the master type.
    var available: Set<String>
    /// The id of the one that a record gets when none is sent.
    var standard: String
}
