extension SettingsSchema {
    /// The value that a document of the present version holds, and the document with nothing left out; both in the
    /// author's order.
    ///
    /// - Throws: `InvalidSettings` where a field or a rule is broken (SET-10); rules are looked at once all fields are
    ///   good.
    func checked(_ json: SettingsJSON) throws(InvalidSettings) -> (SettingsValue, SettingsJSON) {
        var check = SettingsCheck()
        let whole = check.document(json, fields)
        try check.issues.check()
        let value = try SettingsCoding.value(of: whole, category)
        var issues: [SettingsIssue] = []
        for rule in rules where issues.count <= InvalidSettings.issuesMax { issues += rule.issues(value) }
        try InvalidSettings.check(issues)
        return (value, whole)
    }

    /// The document at the present version, without its `schema`.
    func upgraded(_ json: SettingsJSON) throws(InvalidSettings) -> SettingsJSON {
        guard case .record(var members) = json else { return json }
        let stated = members.removeValue(forKey: "schema") ?? .number(version)
        guard case .number(let number) = stated, (1...version).contains(number) else {
            throw InvalidSettings(
                SettingsIssue(
                    path: "schema", code: "settings_schema_unknown",
                    message: "The version of the document isn't one from 1 to \(version).",
                    nextStep: "Leave `schema` out to write the present version, or update the program."))
        }
        return .record(upgrades[(number - 1)...].reduce(members) { $1.apply($0) })
    }

    /// The document with sets sorted and texts composed.
    func canonical(_ json: SettingsJSON) -> SettingsJSON {
        Self.canonical(json, .record(fields))
    }

    private static func canonical(_ json: SettingsJSON, _ kind: SettingsFieldKind) -> SettingsJSON {
        switch (json, kind) {
        case (.record(var members), .record(let fields)):
            for field in fields {
                if let member = members[field.name] { members[field.name] = canonical(member, field.kind) }
            }
            return .record(members)
        case (.list(let elements), .list(let element, _, let order)):
            return .list(order.ordered(elements.map { canonical($0, element) }))
        case (.text(let text), _): return .text(SettingsText.composed(text))
        default: return json
        }
    }

    /// Refuses a document that is too large.
    func checkSize(_ text: String) throws(InvalidSettings) {
        try checkSize(bytes: text.utf8.count)
    }

    /// Refuses a document that is too large.
    func checkSize(bytes: Int) throws(InvalidSettings) {
        guard bytes <= Self.documentBytesMax else {
            throw InvalidSettings(
                SettingsIssue(
                    path: "", code: "settings_too_large", rule: "T-29",
                    message: "The document has \(bytes) bytes; \(Self.documentBytesMax) are allowed.",
                    nextStep: "Leave out what isn't needed."))
        }
    }
}
