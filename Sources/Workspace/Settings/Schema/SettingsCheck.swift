/// Checks a document against the fields of its schema, and brings its values into canonical form.
///
/// Elements of lists stay in the author's order here, so that each issue's path is one of the author's document.
struct SettingsCheck {
    private(set) var issues = SettingsIssueList()
    private var path = SettingsPath()

    /// The value with defaults filled in and texts composed; what is wrong is left out of it, and gathered.
    mutating func document(_ value: SettingsJSON, _ fields: [SettingsField]) -> SettingsJSON {
        record(value, fields) ?? .record([:])
    }

    mutating func note(code: String, _ message: String, _ nextStep: String, rule: String = "SET-10") {
        issues.add(
            SettingsIssue(path: path.text, code: code, rule: rule, message: message, nextStep: nextStep))
    }

    /// Checks something one step further into the document.
    private mutating func within<Value>(
        _ step: SettingsPath.Step, _ check: (inout SettingsCheck) -> Value
    ) -> Value {
        path.steps.append(step)
        defer { path.steps.removeLast() }
        return check(&self)
    }

    private mutating func value(_ value: SettingsJSON, _ kind: SettingsFieldKind) -> SettingsJSON? {
        switch kind {
        case .flag: flag(value)
        case .number(let range), .place(let range): number(value, range)
        case .list(let element, let countMax, let order): list(value, of: element, countMax: countMax, order)
        case .record(let fields): record(value, fields)
        case .choice(let words): choice(value, words)
        default: text(value).flatMap { checked($0, kind) }.map { .text($0) }
        }
    }
}

// MARK: Objects and lists

extension SettingsCheck {
    private mutating func record(
        _ value: SettingsJSON, _ fields: [SettingsField], index: Int? = nil
    ) -> SettingsJSON? {
        guard case .record(let members) = value else {
            wrongType(value, "an object")
            return nil
        }
        noteUnknown(members, fields)
        var checked: [String: SettingsJSON] = [:]
        for field in fields {
            checked[field.name] = within(.field(field.name)) { $0.member(members[field.name], field, index: index) }
        }
        return .record(checked)
    }

    private mutating func member(_ value: SettingsJSON?, _ field: SettingsField, index: Int?) -> SettingsJSON? {
        if case .place(let range) = field.kind, value == nil, let index { return .number(min(index, range.upperBound)) }
        switch (value, field.presence) {
        case (nil, .required):
            note(code: "settings_missing_field", "This field is missing.", "Give it; see docs/settings.md.")
            return nil
        case (nil, .optional), (.null?, .optional): return nil
        case (nil, .standard(let standard)): return standard
        case (let value?, _): return self.value(value, field.kind)
        }
    }

    private mutating func noteUnknown(_ members: [String: SettingsJSON], _ fields: [SettingsField]) {
        guard
            members.count > fields.count
                || members.keys.contains(where: { name in !fields.contains { $0.name == name } })
        else { return }
        let names = fields.map(\.name)
        for name in members.keys.filter({ !names.contains($0) }).sorted() {
            let meant = names.first { $0.lowercased() == name.lowercased() }
            within(.field(name)) { check in
                check.note(
                    code: "settings_unknown_field", "There is no such field here.",
                    meant.map { "Write `\($0)`." } ?? "Remove it, or write one of: \(names.joined(separator: ", ")).")
            }
            if issues.isFull { return }
        }
    }

    private mutating func list(
        _ value: SettingsJSON, of kind: SettingsFieldKind, countMax: Int, _ order: SettingsListOrder
    ) -> SettingsJSON? {
        guard case .list(let elements) = value else {
            wrongType(value, "a list")
            return nil
        }
        guard elements.count <= countMax else {
            note(
                code: "settings_too_many", "There are \(elements.count) here; \(countMax) are allowed.",
                "Remove \(elements.count - countMax).")
            return nil
        }
        var checked: [SettingsJSON] = []
        var places: [String: Int] = [:]
        for (index, element) in elements.enumerated() where !issues.isFull {
            within(.index(index)) { check in
                guard let one = check.element(element, kind, index: index) else { return }
                checked.append(one)
                check.noteDuplicate(of: one, at: index, order, &places)
            }
        }
        return .list(checked)
    }

    private mutating func element(_ value: SettingsJSON, _ kind: SettingsFieldKind, index: Int) -> SettingsJSON? {
        if case .record(let fields) = kind { return record(value, fields, index: index) }
        return self.value(value, kind)
    }

    private mutating func noteDuplicate(
        of element: SettingsJSON, at index: Int, _ order: SettingsListOrder, _ places: inout [String: Int]
    ) {
        // An element that lacks what identifies it has its own issue.
        guard order.identity.allSatisfy({ element[$0] != nil }) else { return }
        let name = order.name(of: element)
        let key = order.foldsCase ? SettingsText.folded(name) : name
        guard let first = places[key] else {
            places[key] = index
            return
        }
        let same = order.identity.isEmpty ? "It" : order.identity.map { "`\($0)`" }.joined(separator: ", ")
        note(
            code: "settings_duplicate", "\(same) is the same as of element \(first).",
            "Remove or change one of the two.")
    }
}

// MARK: Numbers, flags, words

extension SettingsCheck {
    private mutating func wrongType(_ value: SettingsJSON, _ wanted: String) {
        note(code: "settings_wrong_type", "This is \(value.words); it has to be \(wanted).", "Give \(wanted).")
    }

    private mutating func flag(_ value: SettingsJSON) -> SettingsJSON? {
        if case .flag = value { return value }
        wrongType(value, "true or false")
        return nil
    }

    private mutating func number(_ value: SettingsJSON, _ range: ClosedRange<Int>) -> SettingsJSON? {
        let words = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard case .number(let number) = value else {
            wrongType(value, words)
            return nil
        }
        guard range.contains(number) else {
            note(code: "settings_out_of_range", "\(number) is out of range.", "Give \(words).")
            return nil
        }
        return value
    }

    private mutating func choice(_ value: SettingsJSON, _ words: [String]) -> SettingsJSON? {
        guard let text = text(value) else { return nil }
        guard words.contains(text) else {
            note(
                code: "settings_unknown_choice", "This isn't one of the words that may stand here.",
                "Write one of: \(words.joined(separator: ", ")).")
            return nil
        }
        return value
    }

    private mutating func text(_ value: SettingsJSON) -> String? {
        if case .text(let text) = value { return text }
        wrongType(value, "a text")
        return nil
    }
}
