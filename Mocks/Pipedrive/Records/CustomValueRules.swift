import Foundation
import MockKit

/// Reads values of custom fields: strict types, no guessing.
struct CustomValueRules {
    let field: Field
    let entity: Entity
    let account: PipedriveAccount

    /// The value as it is stored; null empties the field.
    /// - Throws: ``ValueProblem``.
    func stored(_ value: JSON) throws -> JSON {
        guard !value.isNull else { return .null }
        switch field.type {
        case "varchar", "varchar_auto", "phone": return try text(value, countMax: PipedriveLimits.shortTextMax)
        case "text": return try text(value, countMax: PipedriveLimits.longTextMax)
        case "double", "int": return try number(value)
        case "monetary": return try money(value)
        case "enum": return try option(value)
        case "set": return try options(value)
        case "user": return .integer(try account.ownerID(try id(value), named: field.code))
        case "org": return .integer(try account.linked(.organization, try id(value), named: field.code))
        case "people": return .integer(try account.linked(.person, try id(value), named: field.code))
        case "date": return try day(value)
        case "daterange": return try range(value) { try day($0) }
        case "time": return try timed(value, hasEnd: false)
        case "timerange": return try timed(value, hasEnd: true)
        case "address": return try AddressRules.stored(value) { expected($0) }
        default: throw expected("nothing")
        }
    }

    private func expected(_ type: String) -> ValueProblem {
        .form("Expected '\(type)' as value for \(entity.rawValue) custom field '\(field.code)'")
    }

    private func text(_ value: JSON, countMax: Int) throws -> JSON {
        guard let text = value.string else { throw expected("string") }
        guard text.count > countMax else { return value }
        guard account.switches.cutLongTexts else {
            throw ValueProblem.form(
                "Value of \(entity.rawValue) custom field '\(field.code)' must be at most \(countMax) characters long")
        }
        return .string(String(text.prefix(countMax)))
    }

    private func number(_ value: JSON) throws -> JSON {
        guard value.decimal != nil else { throw expected("number") }
        return value
    }

    private func id(_ value: JSON) throws -> Int {
        guard case .integer(let id) = value else { throw expected("number") }
        return id
    }

    private func members(_ value: JSON, _ names: [String]) throws -> JSONObject {
        guard let object = value.object, object.names.allSatisfy(names.contains) else { throw expected("object") }
        return object
    }

    private func money(_ value: JSON) throws -> JSON {
        let object = try members(value, ["value", "currency"])
        guard let amount = object["value"]?.decimal, let code = object["currency"]?.string else {
            throw expected("object")
        }
        guard let currency = Currency(code) else {
            throw ValueProblem.form("'\(code)' is not a currency")
        }
        return ["value": account.amount(amount, in: currency), "currency": .string(code)]
    }

    private func option(_ value: JSON) throws -> JSON {
        let id = try id(value)
        guard field.option(id) != nil else {
            throw ValueProblem.reference(
                "Option '\(id)' does not exist in \(entity.rawValue) custom field '\(field.code)'")
        }
        return value
    }

    /// An empty list is refused: null empties the field.
    private func options(_ value: JSON) throws -> JSON {
        guard let list = value.array else { throw expected("array") }
        guard !list.isEmpty else {
            throw ValueProblem.form(
                "Value of \(entity.rawValue) custom field '\(field.code)' must contain at least 1 item")
        }
        return .array(try list.map(option))
    }

    private func day(_ value: JSON) throws -> JSON {
        guard let text = value.string, RFC3339.isDay(text) else { throw expected("date") }
        return value
    }

    private func range(_ value: JSON, _ read: (JSON) throws -> JSON) throws -> JSON {
        let object = try members(value, ["value", "until"])
        guard let start = object["value"], let end = object["until"] else { throw expected("object") }
        return ["value": try read(start), "until": try read(end)]
    }

    /// A time of day gets seconds and a time zone where none were sent.
    private func timed(_ value: JSON, hasEnd: Bool) throws -> JSON {
        let names = ["value", "timezone_id", "timezone_name"] + (hasEnd ? ["until"] : [])
        let object = try members(value, names)
        var body: JSONObject = ["value": try clock(object["value"])]
        if hasEnd { body["until"] = try clock(object["until"]) }
        let zone = object["timezone_name"]?.string ?? account.company.timeZone
        guard TimeZone(identifier: zone) != nil else { throw ValueProblem.form("'\(zone)' is not a time zone") }
        body["timezone_id"] = object["timezone_id"] ?? 219
        body["timezone_name"] = .string(zone)
        return .object(body)
    }

    private func clock(_ value: JSON?) throws -> JSON {
        guard let text = value?.string, let match = text.wholeMatch(of: /(\d\d):(\d\d)(?::(\d\d))?/),
            let hour = Int(match.1), let minute = Int(match.2), hour < 24, minute < 60
        else { throw expected("time") }
        return .string("\(match.1):\(match.2):\(match.3 ?? "00")")
    }
}
