extension SettingsFieldKind {
    /// What a field of this kind holds, for the documentation.
    var words: String {
        switch self {
        case .flag: "true or false"
        case .number, .place: "whole number"
        case .line: "text, one line"
        case .body: "text, lines and tabs allowed"
        case .word: "word"
        case .identifier: "id of the CRM"
        case .choice: "one of"
        case .domain: "domain"
        case .webAddress: "web address"
        case .timeOfDay: "time of day"
        case .pattern: "pattern, one line"
        case .template(_, let scope, let isBody, _):
            "\(scope.words) template, " + (isBody ? "lines allowed" : "one line")
        case .list(.record, _, _): "list of objects"
        case .list(let element, _, _): "list: " + element.words
        case .record: "object"
        }
    }

    /// What is checked of it, for the documentation; empty where the words say all.
    var limit: String {
        switch self {
        case .flag, .record: ""
        case .number(let range), .place(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .line(let lengthMax, let mayBeEmpty): Self.length(lengthMax, mayBeEmpty)
        case .body(let lengthMax, let mayBeEmpty): Self.length(lengthMax, mayBeEmpty)
        case .template(let lengthMax, _, _, let mayBeEmpty): Self.length(lengthMax, mayBeEmpty) + ", known placeholders"
        case .word: "`a`–`z`, digits, single `-` or `_` between; at most \(SettingsCheck.wordLengthMax)"
        case .identifier: Self.length(SettingsCheck.identifierLengthMax, false) + ", no space at an end"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .domain: "a company's own, two labels at least"
        case .webAddress:
            "`https://` or `http://`, a domain as host, at most \(SettingsCheck.webAddressLengthMax) characters"
        case .timeOfDay: "`00:00` to `23:59`"
        case .pattern: Self.length(TitlePattern.lengthMax, false)
        case .list(let element, let countMax, let order): Self.list(element, countMax, order)
        }
    }

    /// The fields within.
    var nested: [SettingsField] {
        switch self {
        case .record(let fields), .list(.record(let fields), _, _): fields
        default: []
        }
    }

    /// What stands between a field's path and the names of those within.
    var nestedMark: String {
        if case .list = self { "[]." } else { "." }
    }

    private static func length(_ lengthMax: Int, _ mayBeEmpty: Bool) -> String {
        "\(mayBeEmpty ? 0 : 1) to \(lengthMax) characters"
    }

    private static func list(_ element: SettingsFieldKind, _ countMax: Int, _ order: SettingsListOrder) -> String {
        let names = order.identity.map { "`\($0)`" }.joined(separator: ", ")
        let folded = order.foldsCase ? ", capital letters aside" : ""
        let unique = order.identity.isEmpty ? "each once" : "unique by \(names)"
        let each = element.nested.isEmpty && !element.limit.isEmpty ? "; each: \(element.limit)" : ""
        return "at most \(countMax), \(unique)\(folded)\(order.isAuthors ? ", in order" : "")\(each)"
    }
}
