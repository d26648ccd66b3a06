import ConnectorTestKit
import MockKit
import Testing

/// A subject with one of the ways in which its vendor says no.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    let subject: Subject
    let refusal: VendorRefusal

    static let all = Subject.all.flatMap { subject in
        subject.refusals.map { RefusalCase(subject: subject, refusal: $0) }
    }

    /// Whether its body has words that can be put into another language without changing what it says.
    var isTranslatable: Bool {
        if case .json = refusal.body { return !refusal.isToldByWords }
        return false
    }

    var testDescription: String { "\(subject): \(refusal)" }
}
