import ConnectorKit

/// Which field a refusal means. Pipedrive names it in a sentence alone.
///
/// The sentences of unknown and read-only keys and of wrong types are recorded; those for users, options and stages are
/// unverified, so that the name of the field decides where the words don't.
enum PipedriveFieldFailures {
    /// Reads the sentence: several fields are told one after the other, separated by `;`.
    static func read(_ words: String, code: String?) -> [FieldFailure] {
        let text = words.hasPrefix(prefix) ? words.dropFirst(prefix.count) : words[...]
        let failures = text.split(separator: ";").compactMap { failure(String($0), code) }
        var seen: Set<FieldFailure> = []
        return failures.filter { seen.insert($0).inserted }
    }

    private static let prefix = "Validation failed: "

    private static func failure(_ part: String, _ code: String?) -> FieldFailure? {
        guard let name = fieldName(in: part) else { return nil }
        return FieldFailure(property: PropertyName(rawValue: name), cause: cause(of: part, name), code: code)
    }

    /// A name in quotes after `Parameter` or `field`, else any code of a custom field, else the last key before the first
    /// words.
    private static func fieldName(in part: String) -> String? {
        for pattern in [
            /[Pp]arameter '([A-Za-z0-9_]{1,64})'/, /field '([A-Za-z0-9_]{1,64})'/, /key '([A-Za-z0-9_]{1,64})'/,
        ] {
            if let match = part.firstMatch(of: pattern) { return String(match.1) }
        }
        if let match = part.firstMatch(of: /'([0-9a-f]{40})'/) { return String(match.1) }
        guard let match = part.firstMatch(of: /^\s*(?:custom_fields[.:]\s*)?([A-Za-z0-9_]{1,64}):\s/) else {
            return nil
        }
        return match.1 == "custom_fields" ? nil : String(match.1)
    }

    private static func cause(of part: String, _ name: String) -> FieldFailure.Cause {
        let words = part.lowercased()
        if words.contains("is not allowed") {
            return PipedriveFieldNames.isKnown(name) ? .readOnly : .unknownProperty
        }
        if words.contains("not found") || words.contains("does not exist") || words.contains("unknown") {
            return missing(name, words)
        }
        if words.contains("required") { return .required }
        if words.contains("option") { return .invalidOption }
        return byName(name) ?? .invalidValue
    }

    /// Something that is referred to doesn't exist: a user, a stage, an option, or the field itself.
    private static func missing(_ name: String, _ words: String) -> FieldFailure.Cause {
        if words.contains("user") || words.contains("owner") { return .invalidOwner }
        if words.contains("option") { return .invalidOption }
        return byName(name) ?? .unknownProperty
    }

    private static func byName(_ name: String) -> FieldFailure.Cause? {
        switch name {
        case "owner_id", "creator_user_id": .invalidOwner
        case "stage_id", "pipeline_id": .invalidStage
        case "status", "label_ids", "currency", "visible_to": .invalidOption
        default: nil
        }
    }
}
