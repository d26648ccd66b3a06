import ConnectorKit
import ConnectorTestKit
import MockKit
import Testing

extension Subject {
    /// The subjects whose vendor has all of these.
    static func having(_ capabilities: SubjectCapability...) -> [Subject] {
        all.filter { $0.capabilities.isSuperset(of: capabilities) }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips, and says why, while no CRM has these.
    static func needs(_ capabilities: SubjectCapability...) -> Self {
        let names = capabilities.map(\.rawValue).joined(separator: ", ")
        return .enabled(
            if: Subject.all.contains { $0.capabilities.isSuperset(of: capabilities) }, "no CRM here has \(names)")
    }
}

/// A subject with one of the ways in which its vendor says no.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    let subject: Subject
    let refusal: VendorRefusal

    static let all = Subject.all.flatMap { subject in
        subject.refusals.map { RefusalCase(subject: subject, refusal: $0) }
    }

    var testDescription: String { "\(subject): \(refusal)" }
}

/// A subject with a fault of the wire.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let subject: Subject
    let fault: Fault

    static func all(_ faults: Fault...) -> [FaultCase] {
        Subject.all.flatMap { subject in faults.map { FaultCase(subject: subject, fault: $0) } }
    }

    var testDescription: String { "\(subject): \(fault.name)" }
}
