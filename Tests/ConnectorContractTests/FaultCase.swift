import ConnectorTestKit
import MockKit
import Testing

/// A subject with a fault of the wire.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let subject: Subject
    let fault: Fault

    static func all(_ faults: Fault...) -> [FaultCase] {
        Subject.all.flatMap { subject in faults.map { FaultCase(subject: subject, fault: $0) } }
    }

    var testDescription: String { "\(subject): \(fault.name)" }
}
