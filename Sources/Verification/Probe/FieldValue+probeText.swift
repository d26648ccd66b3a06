public import ConnectorKit
import Foundation

extension FieldValue {
    /// A single value as text, whichever way a connector reads it; `nil` for none and for lists.
    var probeText: String? {
        switch self {
        case .text(let text), .choice(let text): text
        case .number(let number): "\(number)"
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let day): day.description
        case .dateTime(let moment): moment.formatted(.iso8601)
        case .owner(let user): user.rawValue
        case .reference(let record): record.rawValue
        case .empty, .choices, .owners: nil
        }
    }

    /// The value for people: what evidence shows.
    public var evidenceText: String {
        switch self {
        case .choices(let options): options.joined(separator: ", ")
        case .owners(let users): users.map(\.rawValue).joined(separator: ", ")
        case .empty: "(empty)"
        default: probeText ?? ""
        }
    }
}
