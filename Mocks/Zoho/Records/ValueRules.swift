import Foundation
import MockKit

/// Turns a value of a write into the form in which it is kept, or refuses it.
struct ValueRules {
    let account: ZohoAccount
    let field: Field

    /// - Returns: the kept form; `null` for a value that is cleared.
    func kept(_ value: JSON) throws -> JSON {
        if value.isNull || value == "" { return try cleared }
        switch field.type {
        case .text, .textarea, .phone, .website, .email: return try text(value)
        case .picklist: return try choice(value)
        case .multiselectpicklist: return try choices(value)
        case .date: return try date(value)
        case .datetime: return try dateTime(value)
        case .integer: return try integer(value)
        case .bigint: return try longInteger(value)
        case .currency, .double, .percent: return try decimal(value)
        case .boolean:
            guard value.bool != nil else { throw ValueProblem.type("boolean") }
            return value
        case .ownerlookup, .userlookup: return try user(value)
        case .lookup: return try lookup(value)
        case .autonumber, .formula: return .null
        }
    }

    private var cleared: JSON {
        get throws {
            // A record always has an owner.
            guard field.type != .ownerlookup else { throw ValueProblem.type("jsonobject") }
            return .null
        }
    }

    private func text(_ value: JSON) throws -> JSON {
        guard var text = value.string else { throw ValueProblem.type(field.type.rawValue) }
        if !account.switches.keepBlanks { text = text.trimmingCharacters(in: .whitespacesAndNewlines) }
        guard text.count <= field.length else { throw ValueProblem.length(field.length) }
        switch field.type {
        case .email:
            guard text.wholeMatch(of: /[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;]+/) != nil else {
                throw ValueProblem.type("email")
            }
            if account.switches.lowerEmails { text = text.lowercased() }
        case .phone:
            guard text.wholeMatch(of: /[0-9+\-(). ]+/) != nil else { throw ValueProblem.type("phone") }
        case .website:
            guard !text.contains(" "), text.contains(".") else { throw ValueProblem.type("website") }
        default: break
        }
        return text.isEmpty ? .null : .string(text)
    }

    private func choice(_ value: JSON) throws -> JSON {
        guard let text = value.string else { throw ValueProblem.type("text") }
        if let found = field.pickListValue(text) { return .string(found.actual) }
        guard !account.switches.strictPickLists else { throw unsupported }
        guard text.count <= field.length else { throw ValueProblem.length(field.length) }
        return .string(text)
    }

    private var unsupported: ValueProblem {
        .values(field.pickList.filter(\.isUsed).map(\.display))
    }

    /// In the order of the list; values outside of it come last.
    private func choices(_ value: JSON) throws -> JSON {
        guard let list = value.array else { throw ValueProblem.type("jsonarray") }
        let texts = try list.map { item -> String in
            guard let text = item.string else { throw ValueProblem.type("text") }
            return text
        }
        let known = field.pickList.filter { value in value.isUsed && texts.contains(where: value.isNamed) }
        let unknown = texts.filter { field.pickListValue($0) == nil }
        guard unknown.isEmpty || !account.switches.strictPickLists else { throw unsupported }
        let all = known.map(\.actual) + unknown
        return all.isEmpty ? .null : .strings(all)
    }

    private func date(_ value: JSON) throws -> JSON {
        guard let text = value.string, RFC3339.isDay(text) else { throw ValueProblem.type("date") }
        return value
    }

    private func dateTime(_ value: JSON) throws -> JSON {
        guard let instant = value.string.flatMap(RFC3339.instant) else { throw ValueProblem.type("datetime") }
        return .integer(Int(instant.timeIntervalSince1970))
    }

    private func integer(_ value: JSON) throws -> JSON {
        guard case .integer(let number) = value else { throw ValueProblem.type("integer") }
        guard String(number.magnitude).count <= field.length else { throw ValueProblem.length(field.length) }
        return value
    }

    private func longInteger(_ value: JSON) throws -> JSON {
        let text = value.string ?? value.integer.map(String.init)
        guard let text, Int(text) != nil else { throw ValueProblem.type("bigint") }
        guard text.filter(\.isNumber).count <= field.length else { throw ValueProblem.length(field.length) }
        return .string(text)
    }

    /// Digits beyond the field's places are cut off, not rounded.
    private func decimal(_ value: JSON) throws -> JSON {
        guard let number = value.decimal else { throw ValueProblem.type(field.type == .percent ? "percent" : "double") }
        let parts = Self.plain(number).split(separator: ".", omittingEmptySubsequences: false)
        let whole = parts[0].filter(\.isNumber)
        guard whole.count <= field.length else { throw ValueProblem.length(field.length) }
        let fraction = parts.count > 1 ? String(parts[1].prefix(field.decimals ?? 2)) : ""
        return .decimal(Double("\(parts[0]).\(fraction.isEmpty ? "0" : fraction)") ?? number)
    }

    /// The number in digits, without an exponent.
    private static func plain(_ number: Double) -> String {
        NSDecimalNumber(string: "\(number)").stringValue
    }

    private func user(_ value: JSON) throws -> JSON {
        guard value.object != nil else { throw ValueProblem.type("jsonobject") }
        guard let id = value["id"]?.string else { throw ValueProblem.plain }
        guard let user = account.user(id), user.isActive,
            user.kind == OrgUser.regular || account.switches.specialUsersOwn
        else { throw ValueProblem.plain }
        return .string(id)
    }

    private func lookup(_ value: JSON) throws -> JSON {
        guard value.object != nil else { throw ValueProblem.type("jsonobject") }
        guard let id = value["id"]?.string, let target = field.lookupModule,
            account.modules[target]?.records[id] != nil
        else { throw ValueProblem.plain }
        return .string(id)
    }
}
