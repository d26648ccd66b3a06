import ConnectorKit
import Foundation

/// A value of the zoo: the same in every CRM, or one that each CRM has in its own form.
enum ZooValue: Sendable {
    /// As it stands.
    case value(FieldValue)
    /// An option of the property, by its place.
    case option(Int)
    /// Several options of the property, by their places.
    case options([Int])
    /// A CRM user, by place.
    case owner(Int)
    /// A CRM user, by place, with an id of 15 characters where the CRM has a short form beside that of 18.
    case shortOwner(Int)
    /// Nobody's id: a CRM user's of 15 characters with its last letter in the other case.
    case miswrittenOwner(Int)
    /// Another record, by place, with an id of 15 characters.
    case shortRecord(Int)
    /// Another record, by place.
    case record(Int)
    /// An open stage, by its place.
    case stage(Int)

    /// No value.
    static let empty = ZooValue.value(.empty)

    static func text(_ text: String) -> ZooValue { .value(.text(text)) }

    static func number(_ text: String) -> ZooValue {
        .value(.number(DecimalText.read(text) ?? .nan))
    }

    static func flag(_ flag: Bool) -> ZooValue { .value(.boolean(flag)) }

    /// `YYYY-MM-DD`; no value for a day that the calendar lacks.
    static func day(_ text: String) -> ZooValue {
        .value(CalendarDate(text).map(FieldValue.date) ?? .empty)
    }

    /// A moment in ISO 8601, and a fraction of a second after it.
    static func moment(_ text: String, plus seconds: Double = 0) -> ZooValue {
        let moment = try? Date(text, strategy: .iso8601)
        return .value(moment.map { .dateTime($0.addingTimeInterval(seconds)) } ?? .empty)
    }
}
