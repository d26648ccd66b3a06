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

    var testDescription: String { "\(subject): \(name)" }
}
