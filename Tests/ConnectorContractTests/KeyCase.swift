import ConnectorTestKit
import Testing

/// A subject with a key that its vendor has.
struct KeyCase: Sendable, CustomTestStringConvertible {
    let subject: Subject
    let key: SessionKey

    /// The keys that are entered, of every CRM that has some.
    static let entered: [KeyCase] = Subject.all.flatMap { subject in
        [SessionKey.assertion, .appCredentials].filter(subject.offers).map { KeyCase(subject: subject, key: $0) }
    }

    var testDescription: String { "\(subject): \(key.rawValue)" }
}
