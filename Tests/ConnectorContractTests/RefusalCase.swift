import ConnectorTestKit
import Testing

/// A subject with one of the ways in which its vendor says no.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    let subject: Subject
    let refusal: VendorRefusal

    static let all = Subject.all.flatMap { subject in
        subject.refusals.map { RefusalCase(subject: subject, refusal: $0) }
    }

    var testDescription: String { "\(subject): \(refusal)" }
}
