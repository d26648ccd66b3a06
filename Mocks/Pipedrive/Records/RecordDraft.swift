import MockKit

/// A body that was read: values that keep their kind, and those that are emptied as null.
struct RecordDraft {
    var values: [String: JSON] = [:]
    var custom: [String: JSON] = [:]
}
