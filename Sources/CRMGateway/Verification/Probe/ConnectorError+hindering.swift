import ConnectorKit
import Verification

extension ConnectorError {
    /// A designated record that others write at the same time: theirs isn't written over.
    static let changedMeanwhile = ConnectorError(
        .conflict, operation: "core.probe.write",
        message: "Somebody, or an automation, changed the designated record meanwhile: nothing more was written.",
        fields: [FieldFailure(property: nil, cause: .locked)])

    /// A designated record that a write of ours, or somebody, took out of the key's sight.
    static let notShownAnyMore = ConnectorError(
        .malformed, operation: "core.probe.read", message: "The CRM doesn't show the designated record any more.")

    /// The same as something that ends a probe and says nothing of the values: a read that failed refuses none.
    var asHindrance: ConnectorError {
        guard RefusalJudge.verdict(of: self) == .failed else { return self }
        return ConnectorError(.malformed, operation: operation, message: message, vendor: vendor)
    }
}
