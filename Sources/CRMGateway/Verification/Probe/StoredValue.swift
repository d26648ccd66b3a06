import ConnectorKit
import Foundation

/// The JSON form of a ``FieldValue``, as before-images hold it: exact, so that what is restored is what was there.
struct StoredValue: Codable, Hashable, Sendable {
    private var kind: Kind
    private var text: String?
    private var list: [String]?
    private var flag: Bool?
    /// Seconds since 2001, as `Date` counts them.
    private var moment: Double?

    private enum Kind: String, Codable {
        case empty, text, number, boolean, date, dateTime, choice, choices, owner, owners, reference
    }

    init(_ value: FieldValue) {
        switch value {
        case .empty: kind = .empty
        case .text(let text): (kind, self.text) = (.text, text)
        case .number(let number): (kind, text) = (.number, "\(number)")
        case .boolean(let flag): (kind, self.flag) = (.boolean, flag)
        case .date(let date): (kind, text) = (.date, date.description)
        case .dateTime(let date): (kind, moment) = (.dateTime, date.timeIntervalSinceReferenceDate)
        case .choice(let option): (kind, text) = (.choice, option)
        case .choices(let options): (kind, list) = (.choices, options)
        case .owner(let user): (kind, text) = (.owner, user.rawValue)
        case .owners(let users): (kind, list) = (.owners, users.map(\.rawValue))
        case .reference(let record): (kind, text) = (.reference, record.rawValue)
        }
    }

    /// The value; `nil` where the form isn't ours.
    var value: FieldValue? {
        switch kind {
        case .empty: .empty
        case .text: text.map { .text($0) }
        case .number: text.flatMap { DecimalText.read($0) }.map { .number($0) }
        case .boolean: flag.map { .boolean($0) }
        case .date: text.flatMap { CalendarDate($0) }.map { .date($0) }
        case .dateTime: moment.map { .dateTime(Date(timeIntervalSinceReferenceDate: $0)) }
        case .choice: text.map { .choice($0) }
        case .choices: list.map { .choices($0) }
        case .owner: text.map { .owner(CRMUserID(rawValue: $0)) }
        case .owners: list.map { .owners($0.map { CRMUserID(rawValue: $0) }) }
        case .reference: text.map { .reference(RecordID(rawValue: $0)) }
        }
    }
}
