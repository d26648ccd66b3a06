import MockKit

/// Reads values at the root of a body: strict types, no guessing. A number as text is refused.
struct RootValueRules {
    let key: BodyKey
    let name: String
    let entity: Entity
    let account: PipedriveAccount

    /// The value as it is stored.
    /// - Throws: ``ValueProblem``.
    func stored(_ value: JSON) throws -> JSON {
        switch key.kind {
        case .name, .text, .day, .instant, .oldInstant, .currency, .status: return try text(value)
        case .integer, .number, .percent: return try number(value)
        case .visibility, .option, .labels, .owner, .person, .organization, .pipeline, .stage: return try ids(value)
        case .flag:
            guard value.bool != nil else { throw expected("boolean", value) }
            return value
        case .points: return try ContactPoints(isEmail: name == "emails", account: account).stored(value)
        case .address: return try AddressRules.stored(value) { expected($0, value) }
        }
    }

    private func expected(_ type: String, _ value: JSON) -> ValueProblem {
        .form("Expected '\(type)', received '\(value.kind)'")
    }

    private func text(_ value: JSON) throws -> JSON {
        guard let text = value.string else { throw expected("string", value) }
        switch key.kind {
        case .name:
            guard !text.allSatisfy(\.isWhitespace) else { throw ValueProblem.form("must not be empty") }
            return try cut(text)
        case .day where !RFC3339.isDay(text): throw ValueProblem.form("'\(text)' is not a valid date")
        case .instant: return try instant(text)
        case .oldInstant: return try instant(documented(text))
        case .currency where Currency(text) == nil: throw ValueProblem.form("'\(text)' is not a currency")
        case .status where !["open", "won", "lost"].contains(text):
            throw ValueProblem.form("must be one of [open, won, lost]")
        default: return value
        }
    }

    private func instant(_ text: String) throws -> JSON {
        guard let instant = RFC3339.instant(text) else {
            throw ValueProblem.form("'\(text)' is not a valid datetime")
        }
        return .string(RFC3339.text(instant))
    }

    /// The form of version 1, `YYYY-MM-DD HH:MM:SS` in UTC, which the description asks for; others pass as they are.
    private func documented(_ text: String) -> String {
        text.wholeMatch(of: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/) == nil
            ? text : text.replacing(" ", with: "T") + "Z"
    }

    private func cut(_ text: String) throws -> JSON {
        let countMax = PipedriveLimits.shortTextMax
        guard text.count > countMax else { return .string(text) }
        guard account.switches.cutLongTexts else {
            throw ValueProblem.form("must be at most \(countMax) characters long")
        }
        return .string(String(text.prefix(countMax)))
    }

    private func number(_ value: JSON) throws -> JSON {
        guard let number = value.decimal else { throw expected("number", value) }
        if key.kind == .integer, value.integer == nil { throw expected("integer", value) }
        if key.kind == .percent, !(0...100).contains(number) { throw ValueProblem.form("must be from 0 to 100") }
        return value
    }

    private func id(_ value: JSON) throws -> Int {
        guard case .integer(let id) = value else { throw expected("number", value) }
        return id
    }

    private func ids(_ value: JSON) throws -> JSON {
        guard key.kind != .labels else {
            guard let list = value.array else { throw expected("array", value) }
            for item in list { try checkOption(id(item), of: "label") }
            return value
        }
        let id = try id(value)
        switch key.kind {
        case .owner: _ = try account.ownerID(id, named: name)
        case .person: _ = try account.linked(.person, id, named: name)
        case .organization: _ = try account.linked(.organization, id, named: name)
        case .option: try checkOption(id, of: name)
        case .visibility where ![1, 3, 5, 7].contains(id): throw ValueProblem.form("must be one of [1, 3, 5, 7]")
        case .pipeline where account.openPipeline(id) == nil: throw ValueProblem.reference("Pipeline not found")
        case .stage where account.stage(id)?.isDeleted != false: throw ValueProblem.reference("Stage not found")
        default: break
        }
        return value
    }

    private func checkOption(_ id: Int, of code: String) throws {
        guard account.table(entity).field(code: code)?.option(id) != nil else {
            throw ValueProblem.reference("Option '\(id)' does not exist")
        }
    }
}
