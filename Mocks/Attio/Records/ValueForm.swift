import Foundation
import MockKit

/// One value as it was written: alone, or as an object with members.
struct ValueForm {
    let input: JSON
    let slug: String

    init(_ input: JSON, of slug: String) {
        self.input = input
        self.slug = slug
    }

    var isObject: Bool { input.object != nil }
    var names: [String] { input.object?.names ?? [] }

    subscript(name: String) -> JSON? { input[name] }

    func failure(_ problems: [ValueProblem]) -> AttioFailure { AttioFailure.value(slug, problems) }

    /// Refuses members that the type does not have: a currency's code, say.
    func only(_ known: [String]) throws {
        let unknown = names.filter { !known.contains($0) }
        guard unknown.isEmpty else { throw failure([.unknown([], keys: unknown)]) }
    }

    /// A text, alone or as the one member of an object.
    func text(_ name: String) throws -> String {
        let value = try member(name)
        guard let text = value?.string else {
            throw failure([.type(isObject ? [name] : [], expected: "string", received: value)])
        }
        guard text.utf8.count <= AttioLimits.textBytesMax else { throw failure([.other([name], "Text is too long")]) }
        return text
    }

    /// A text that a rule turns into its usual form.
    func text(_ name: String, as kind: String, _ rule: (String) -> String?) throws -> String {
        let text = try text(name)
        guard let usual = rule(text) else { throw failure([.other([name], "Invalid \(kind) \"\(text)\"")]) }
        return usual
    }

    /// A number; texts are refused.
    func number(_ name: String) throws -> Double {
        let value = try member(name)
        guard let number = value?.decimal else {
            throw failure([.type(isObject ? [name] : [], expected: "number", received: value)])
        }
        return number
    }

    /// An amount: a number, or a text that is one.
    func amount(_ name: String) throws -> Double {
        guard let text = try member(name)?.string else { return try number(name) }
        guard let number = Double(text), number.isFinite else { throw failure([.other([name], "Invalid number")]) }
        return number
    }

    /// A boolean, or the text of one.
    func flag(_ name: String) throws -> Bool {
        let value = try member(name)
        switch value {
        case .bool(let flag): return flag
        case .string("true"): return true
        case .string("false"): return false
        default: throw failure([.type(isObject ? [name] : [], expected: "boolean", received: value)])
        }
    }

    /// A whole number from 0 to the highest rating.
    func rating() throws -> Int {
        let number = try number("value")
        guard let stars = Int(exactly: number), (0...AttioLimits.ratingMax).contains(stars) else {
            throw failure([.other(["value"], "Must be a whole number from 0 to \(AttioLimits.ratingMax)")])
        }
        return stars
    }

    /// The e-mail of a member, where one was written instead of an id.
    func email() throws -> String? {
        if let text = input.string { return AttioID.isID(text) ? nil : text }
        guard let email = input["workspace_member_email_address"] else { return nil }
        try only(["workspace_member_email_address"])
        guard let text = email.string else {
            throw failure([.type(["workspace_member_email_address"], expected: "string", received: email)])
        }
        return text
    }

    /// An id, alone or as a member.
    func id(_ name: String) throws -> String {
        let value = isObject ? input[name] : input
        guard let text = value?.string else { throw failure([.type([name], expected: "string", received: value)]) }
        guard AttioID.isID(text) else { throw failure([.other([name], "Invalid uuid")]) }
        return text.lowercased()
    }

    /// The value itself, or the one member that the object may have.
    private func member(_ name: String) throws -> JSON? {
        guard isObject else { return input }
        try only([name])
        return input[name]
    }
}
