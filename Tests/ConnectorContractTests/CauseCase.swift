import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

/// A cause of VER-5 in one CRM: how its mock provokes it, and what the connector must say.
struct CauseCase: Sendable, CustomTestStringConvertible {
    let subject: Subject
    /// The cause, in a few words.
    let name: String
    /// What somebody changes in the CRM before the write.
    let changes: [AccountChange]
    /// What the refused record holds beside ``SubjectSamples/newRecord``.
    var values: [PropertyName: FieldValue] = [:]
    var object: CRMObject = .deal
    var kind: ConnectorErrorKind = .invalid
    /// The property at fault and why; `nil` where the CRM names neither.
    var fault: FieldFailure.Cause?
    var property: PropertyName?
    /// Whether another record of the same call is done all the same.
    var isOwn = true

    static let all = hubSpot + attio + pipedrive

    /// A change that only one CRM's mock knows, of its deals.
    static func own(_ name: String, _ arguments: JSON) -> AccountChange {
        var arguments = arguments
        arguments["object"] = "deals"
        return .vendorSpecific(name, arguments)
    }

    /// A deal that is refused for the value of one property.
    static func refused(
        _ subject: Subject, _ name: String, _ property: PropertyName, _ value: FieldValue,
        _ fault: FieldFailure.Cause, kind: ConnectorErrorKind = .invalid, _ changes: AccountChange...
    ) -> CauseCase {
        CauseCase(
            subject: subject, name: name, changes: changes, values: [property: value], kind: kind, fault: fault,
            property: property)
    }

    var testDescription: String { "\(subject): \(name)" }
}
