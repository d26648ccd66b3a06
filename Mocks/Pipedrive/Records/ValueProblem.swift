/// Why a value is refused.
enum ValueProblem: Error {
    /// It is of another type or form: part of the schema.
    case form(String)
    /// It names a user, a record, an option or a stage that cannot be meant.
    case reference(String)
}
