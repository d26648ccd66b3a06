import ConnectorKit
import ConnectorTestKit
import Testing

/// A CRM with one kind of values.
struct ZooRound: Sendable, CustomTestStringConvertible {
    let subject: Subject
    let kind: ZooKind

    /// Every CRM, and those whose mocks behave otherwise where the vendor's pages leave something open.
    static let all = (Subject.all + Subject.otherwise).flatMap { subject in
        ZooKind.allCases.filter { ZooHabitat.habitat(of: subject.descriptor.id)?.places[$0] != nil }
            .map { ZooRound(subject: subject, kind: $0) }
    }

    /// Those of kinds that values are drawn of; the others have too few, and every one of them is in the zoo.
    static let drawn = all.filter { ZooRandom.isDrawn($0.kind) }

    /// The cases that the CRM takes, or refuses.
    func cases(isRefused: Bool) -> [ZooCase] {
        Zoo.cases(kind, in: subject.descriptor.id)
            .filter { $0.refusedBy.contains(subject.descriptor.id) == isRefused }
    }

    var testDescription: String { "\(subject): \(kind)" }
}
