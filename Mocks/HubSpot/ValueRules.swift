import Foundation
import MockKit

/// What HubSpot makes of one written value: what it stores, or why it refuses.
struct ValueRules {
    let store: ObjectStore
    let directory: OwnerDirectory
    var refusesArchivedOwners = false
    /// The code of a broken rule; HubSpot publishes none.
    var brokenRuleCode = ValueRules.usualBrokenRuleCode

    /// What the mock says unless told otherwise: its own word.
    static let usualBrokenRuleCode = "VALIDATION_RULE_FAILED"

    /// The stored text; `nil` clears.
    func stored(_ value: JSON, as property: Property, current: String?) throws(ValueProblem) -> String? {
        guard property.isWritable else {
            let kind = property.isCalculated ? "calculated" : "read only"
            throw problem(
                property, "READ_ONLY_VALUE", "\"\(property.name)\" is a \(kind) property; its value cannot be set.")
        }
        let text = Self.text(value)
        guard !text.isEmpty else { return nil }
        let stored = try normalised(text, as: property, current: current)
        for rule in store.validationRules where rule.property == property.name && !rule.accepts(stored) {
            throw problem(
                property, brokenRuleCode,
                "\(text) does not keep the rule \(rule.type) \(rule.arguments) of \(property.name)")
        }
        return stored
    }

    /// Numbers and booleans are taken as texts.
    private static func text(_ value: JSON) -> String { value.string ?? value.text }

    private func normalised(
        _ text: String, as property: Property, current: String?
    ) throws(ValueProblem) -> String {
        switch property.type {
        case "number": return try number(text, property)
        case "bool": return try boolean(text, property)
        case "date": return try date(text, property)
        case "datetime": return try instant(text, property)
        case "enumeration": return try choice(text, property, current: current)
        default: return try plain(text, property)
        }
    }

    private func number(_ text: String, _ property: Property) throws(ValueProblem) -> String {
        guard text.wholeMatch(of: /-?\d+(\.\d+)?([eE][+-]?\d+)?/) != nil else {
            throw problem(property, "INVALID_INTEGER", "\(text) was not a valid number")
        }
        return text
    }

    private func boolean(_ text: String, _ property: Property) throws(ValueProblem) -> String {
        let word = text.lowercased()
        guard word == "true" || word == "false" else {
            throw problem(property, "INVALID_OPTION", "\(text) was not one of the allowed options: [true, false]")
        }
        return word
    }

    private func date(_ text: String, _ property: Property) throws(ValueProblem) -> String {
        if RFC3339.isDay(text) { return text }
        guard let milliseconds = Int(text) else {
            throw problem(property, "INVALID_LONG", "\(text) was not a valid long.")
        }
        if let time = HubSpotTime.timeOfDay(milliseconds: milliseconds) {
            throw problem(property, "INVALID_DATE", "\(text) is at \(time) UTC, not midnight!")
        }
        return HubSpotTime.day(milliseconds: milliseconds)
    }

    private func instant(_ text: String, _ property: Property) throws(ValueProblem) -> String {
        guard let milliseconds = Int(text) ?? HubSpotTime.milliseconds(text) else {
            throw problem(property, "INVALID_LONG", "\(text) was not a valid long.")
        }
        return HubSpotTime.text(milliseconds: milliseconds)
    }

    private func plain(_ text: String, _ property: Property) throws(ValueProblem) -> String {
        guard text.count <= HubSpotLimits.textMax else {
            throw problem(
                property, "VALUE_TOO_LONG", "\(property.name) is longer than \(HubSpotLimits.textMax) characters")
        }
        guard store.isContacts, property.name == "email" else { return text }
        guard text.wholeMatch(of: /[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+/) != nil else {
            throw problem(property, "INVALID_EMAIL", "Email address \(text) is invalid")
        }
        return text.lowercased()
    }

    private func choice(_ text: String, _ property: Property, current: String?) throws(ValueProblem) -> String {
        guard property.isMultiple else {
            try checkChoice(text, property)
            return text
        }
        let isAppending = text.hasPrefix(";")
        var chosen = isAppending ? (current ?? "").split(separator: ";").map(String.init) : []
        for part in text.split(separator: ";").map(String.init) {
            try checkChoice(part, property)
            if !chosen.contains(part) { chosen.append(part) }
        }
        return chosen.joined(separator: ";")
    }

    private func checkChoice(_ text: String, _ property: Property) throws(ValueProblem) {
        if property.isOwner {
            guard let owner = directory.owner(id: text), !owner.isArchived || !refusesArchivedOwners else {
                throw problem(property, "INVALID_OWNER_ID", "\(text) was not a valid owner ID")
            }
            return
        }
        // Stages and pipelines are judged together, see StageRules; of other external options nothing is known.
        guard !property.hasExternalOptions, !property.options.contains(where: { $0.value == text }) else { return }
        let allowed = property.options.map(\.value).joined(separator: ", ")
        throw problem(property, "INVALID_OPTION", "\(text) was not one of the allowed options: [\(allowed)]")
    }

    private func problem(_ property: Property, _ code: String, _ message: String) -> ValueProblem {
        ValueProblem(property: property.name, code: code, message: message)
    }
}
