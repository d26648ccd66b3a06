import ConnectorKit

// MARK: Refused attributes

extension AttioFailures {
    /// What the entries name by path, else what the words name; an attribute may stand there by slug or by id.
    ///
    /// Only the entries' paths are data. The words are those of the vendor's interface description and of captured
    /// answers; where they change, the property is found by the value (``AttioExplanation``).
    var fields: [FieldFailure] {
        let entries = (said?.validationErrors ?? []).prefix(Self.fieldsMax)
        let named = entries.compactMap { entry in
            Self.slug(in: entry.path).map {
                FieldFailure(property: $0, cause: cause(ofEntry: entry.code), code: VendorWord.read(entry.code))
            }
        }
        if !named.isEmpty { return named }
        guard let code = said?.code else { return [] }
        return [FieldFailure(property: attributeInWords, cause: cause(of: code), code: VendorWord.read(code))]
    }

    /// `data`, `values`, slug.
    private static func slug(in path: [String]) -> PropertyName? {
        guard path.count >= 3, path[0] == "data", path[1] == "values" else { return nil }
        return name(path[2])
    }

    /// `attribute with slug "name"`, `attribute with ID "…"`, `attribute with slug/ID "…"`.
    private var attributeInWords: PropertyName? {
        let words = said?.message ?? ""
        let match = words.firstMatch(of: /attribute with (slug\/ID|slug|ID) "([^"]{1,200})"/)
        return match.flatMap { Self.name(String($0.output.2)) }
    }

    private static func name(_ text: String) -> PropertyName? {
        VendorWord.read(text).map(PropertyName.init(rawValue:))
    }

    private func cause(ofEntry code: String?) -> FieldFailure.Cause {
        code == "unrecognized_keys" ? .unknownProperty : cause(of: said?.code ?? "")
    }

    private func cause(of code: String) -> FieldFailure.Cause {
        switch code {
        case AttioCode.valueNotFound: notFoundCause
        case AttioCode.missingValue: .required
        case AttioCode.uniqueness: .duplicate
        case AttioCode.immutableValue, AttioCode.systemEdit: .readOnly
        case AttioCode.validation: .invalidValue
        default: .other
        }
    }

    /// One code for an attribute, an option and a status that aren't there.
    private var notFoundCause: FieldFailure.Cause {
        let words = said?.message ?? ""
        if words.contains("select option") { return .invalidOption }
        if words.contains("status") { return .invalidStage }
        return words.hasPrefix("Cannot find attribute") ? .unknownProperty : .invalidValue
    }
}
