/// Codes of Attio's refusals.
///
/// - Source: the vendor's interface description, copies of 2026-04 to 2026-10, and a client's table of 2026-08.
enum AttioCode {
    static let billing = "billing_error"
    static let concurrentWrite = "concurrent_write_conflict"
    static let filterError = "filter_error"
    static let immutableValue = "immutable_value"
    static let merging = "merge_in_progress"
    static let missingValue = "missing_value"
    static let notFound = "not_found"
    static let planGate = "particle_gate_violation"
    static let planLimit = "quota_exceeded"
    static let slugConflict = "slug_conflict"
    static let systemEdit = "system_edit_unauthorized"
    static let uniqueness = "uniqueness_conflict"
    static let validation = "validation_type"
    static let valueNotFound = "value_not_found"
}
