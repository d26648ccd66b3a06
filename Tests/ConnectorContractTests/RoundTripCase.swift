import ConnectorTestKit
import Testing

/// A subject with one of its round trips.
struct RoundTripCase: Sendable, CustomTestStringConvertible {
    let subject: Subject
    let roundTrip: RoundTrip

    static let all = Subject.all.flatMap { subject in
        subject.samples.roundTrips.map { RoundTripCase(subject: subject, roundTrip: $0) }
    }

    var testDescription: String { "\(subject): \(roundTrip)" }
}
