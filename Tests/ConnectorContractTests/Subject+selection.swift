import ConnectorTestKit
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
