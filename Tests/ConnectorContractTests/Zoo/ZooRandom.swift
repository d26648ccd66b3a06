import ConnectorKit
import Foundation
import SeededNumbers

/// Draws values at random, the same in every run.
struct ZooRandom {
    private var numbers: SeededNumbers

    init(seed: UInt64) {
        numbers = SeededNumbers(seed: seed)
    }

    /// Whether values of a kind are drawn: people, records, stages and flags are too few.
    static func isDrawn(_ kind: ZooKind) -> Bool { ![.owner, .record, .stage, .flag].contains(kind) }

    /// Two values that no CRM makes the same of; `nil` for a kind that isn't drawn.
    mutating func pair(_ kind: ZooKind, options: [String]) -> (FieldValue, FieldValue)? {
        switch kind {
        case .line, .body, .personName: texts()
        case .integer: decimals(scale: 0)
        case .number: decimals(scale: 1)
        case .money: decimals(scale: 2)
        case .day: days()
        case .moment: moments()
        case .choice: choice(options)
        case .choices: choices(options)
        case .owner, .record, .stage, .flag: nil
        case .email: contactPoints { "\($0)@example.com" }
        case .phone: phones()
        case .url: contactPoints { "https://\($0).example.com" }
        }
    }

    // MARK: Kinds

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzäéßøжאب漢字🙂🚀0123456789")
    private static let plain = Array("abcdefghijklmnopqrstuvwxyz0123456789")

    /// Without white space, which CRMs may trim; one character changed, left out or doubled.
    private mutating func texts() -> (FieldValue, FieldValue) {
        let pair = edited(ZooRandom.letters)
        return (.text(pair.0), .text(pair.1))
    }

    private mutating func contactPoints(_ form: (String) -> String) -> (FieldValue, FieldValue) {
        let pair = edited(ZooRandom.plain)
        return (.text(form(pair.0)), .text(form(pair.1)))
    }

    private mutating func edited(_ alphabet: [Character]) -> (String, String) {
        let text = (0..<Int.random(in: 2...20, using: &numbers)).map { _ in
            alphabet.randomElement(using: &numbers) ?? "a"
        }
        var other = text
        let place = text.indices.randomElement(using: &numbers) ?? 0
        switch Int.random(in: 0...2, using: &numbers) {
        case 0: other[place] = other[place] == "a" ? "b" : "a"
        case 1: other.remove(at: place)
        default: other.insert("a", at: place)
        }
        return (String(text), String(other))
    }

    private mutating func phones() -> (FieldValue, FieldValue) {
        let number = Int.random(in: 2_000_000_000...9_999_999_998, using: &numbers)
        return (.text("+1\(number)"), .text("+1\(number + 1)"))
    }

    /// Apart by one of the last digit that every CRM keeps.
    private mutating func decimals(scale: Int) -> (FieldValue, FieldValue) {
        let digits = Int.random(in: -9_999_999...9_999_999, using: &numbers)
        let number = { (digits: Int) in
            FieldValue.number(
                Decimal(sign: digits < 0 ? .minus : .plus, exponent: -scale, significand: Decimal(abs(digits))))
        }
        return (number(digits), number(digits + 1))
    }

    private mutating func days() -> (FieldValue, FieldValue)? {
        let first = Int.random(in: -25_000...47_000, using: &numbers)
        let days = [first, first + 1].compactMap { (day: Int) -> CalendarDate? in
            let moment = Date(timeIntervalSince1970: Double(day) * 86_400)
            return CalendarDate(moment.formatted(.iso8601.year().month().day()))
        }
        return days.count == 2 ? (.date(days[0]), .date(days[1])) : nil
    }

    private mutating func moments() -> (FieldValue, FieldValue) {
        let second = Double(Int.random(in: -2_000_000_000...4_000_000_000, using: &numbers))
        let apart: Double = [1, 60, 1_800, 3_600, 86_400].randomElement(using: &numbers) ?? 1
        let first = Date(timeIntervalSince1970: second)
        return (.dateTime(first), .dateTime(first.addingTimeInterval(apart)))
    }

    private mutating func choice(_ options: [String]) -> (FieldValue, FieldValue)? {
        let two = options.shuffled(using: &numbers).prefix(2)
        guard let first = two.first, let last = two.last, first != last else { return nil }
        return (.choice(first), .choice(last))
    }

    /// Lists that differ by one option.
    private mutating func choices(_ options: [String]) -> (FieldValue, FieldValue)? {
        let chosen = options.shuffled(using: &numbers)
        guard chosen.count > 1 else { return nil }
        let count = Int.random(in: 1..<chosen.count, using: &numbers)
        return (.choices(Array(chosen[..<count])), .choices(chosen[...count].shuffled(using: &numbers)))
    }
}
