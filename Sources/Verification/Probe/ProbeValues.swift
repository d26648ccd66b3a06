import ConnectorKit
import Foundation

/// Makes values up, by a property's type: valid for its definition, and recognisable as a probe's (VER-3).
///
/// A value is drawn from the mark alone, so that the same probe always writes the same.
struct ProbeValues {
    /// The probe's mark.
    let mark: ProbeMark
    /// The day, in UTC.
    let today: CalendarDate
    /// A CRM user who may own records.
    let owner: CRMUserID?

    /// Days from today to the dates that are written: rules of CRMs often ask for days to come.
    static let daysAhead = 30
    /// Characters of the mark in texts that needn't be unique.
    static let tagLength = 8

    /// Values to choose from, the best first; none for a type that no value can be made up for.
    ///
    /// - Parameter options: those that may be chosen, of a property that has some.
    func candidates(for definition: PropertyDefinition, options: [String]) -> [FieldValue] {
        switch definition.type {
        case .text: texts(definition).map(FieldValue.text)
        case .number, .currency: numbers(definition).map(FieldValue.number)
        case .boolean: [.boolean(true), .boolean(false)]
        case .date: days.map(FieldValue.date)
        case .dateTime: days.compactMap(\.noon).map(FieldValue.dateTime)
        case .choice: options.map(FieldValue.choice)
        case .choices: lists(options).map(FieldValue.choices)
        case .owner: owner.map { [.owner($0)] } ?? []
        case .owners: owner.map { [.owners([$0])] } ?? []
        case .email: fitting([mark.email, "probe-\(tag)@example.com"], definition).map(FieldValue.text)
        case .phone: fitting(phones, definition).map(FieldValue.text)
        case .url: fitting(addresses(definition), definition).map(FieldValue.text)
        case .reference, .stage, .pipeline, .opaque: []
        }
    }

    // MARK: Texts

    private var tag: String { String(mark.id.prefix(ProbeValues.tagLength)) }

    /// The mark's id alone where the words don't fit; a part of it where even that doesn't.
    private func texts(_ definition: PropertyDefinition) -> [String] {
        let id = definition.isUnique ? mark.id : tag
        let words = fitting(["Gateway probe \(id)", "Probe of the gateway \(id)"], definition)
        guard words.isEmpty, let lengthMax = definition.lengthMax, lengthMax > 0 else { return words }
        return [String(mark.id.prefix(lengthMax)), String(mark.id.suffix(lengthMax))]
            + ["x", "y"].map { String(repeating: $0, count: min(lengthMax, ProbeValues.tagLength)) }
    }

    private func fitting(_ texts: [String], _ definition: PropertyDefinition) -> [String] {
        texts.filter { $0.count <= definition.lengthMax ?? .max }
    }

    /// Numbers that are kept for fiction, 555-0100 to 555-0199, in an area that numbering plans know.
    private var phones: [String] {
        [seed, seed + 1].map { "+1201555\(String(format: "01%02d", $0 % 100))" }
    }

    /// Hosts of their own, because some CRMs keep the host alone.
    private func addresses(_ definition: PropertyDefinition) -> [String] {
        let id = definition.isUnique ? mark.id : tag
        return ["https://probe-\(id).example.com/", "https://p-\(tag).example.com/"]
    }

    // MARK: Numbers and times

    /// A number that the mark determines, up to 24 bits.
    private var seed: Int { Int(mark.id.prefix(6), radix: 16) ?? 0 }

    /// Two digits before the point fit narrow numbers and percentages; unique ones have six.
    private func numbers(_ definition: PropertyDefinition) -> [Decimal] {
        if isRating(definition) { return [3, 4] }
        let whole = definition.isUnique ? 100_000 + seed % 899_999 : 11 + seed % 78
        return [whole, whole + 1].map { Decimal($0) + fraction(definition.scale ?? 0) }
    }

    private func fraction(_ scale: Int) -> Decimal {
        switch scale {
        case ..<1: 0
        case 1: Decimal(sign: .plus, exponent: -1, significand: 5)
        default: Decimal(sign: .plus, exponent: -2, significand: 25)
        }
    }

    /// Ratings have few steps.
    private func isRating(_ definition: PropertyDefinition) -> Bool {
        definition.vendorType.lowercased().contains("rating")
    }

    private var days: [CalendarDate] {
        [today.later(days: ProbeValues.daysAhead), today.later(days: ProbeValues.daysAhead + 1)]
    }

    // MARK: Options

    /// Two options prove more than one.
    private func lists(_ options: [String]) -> [[String]] {
        let pair = options.count > 1 ? [Array(options.prefix(2))] : []
        return pair + options.map { [$0] }
    }
}
