import ConnectorKit

/// How restoring a designated record ended.
struct RestoredRecord: Sendable {
    /// What somebody, or an automation, changed: it was left as it is.
    var left: [PropertyName] = []
    /// What the CRM had changed by itself with the probe's stage, and was put back.
    var followers: [PropertyName] = []
    /// Why the record may still hold what the probe wrote; `nil` where it doesn't, or is gone.
    var hindrance: ConnectorError?
    /// What is still needed of the before-image; `nil` where it can be wiped.
    var remainder: BeforeImage?

    /// Why the probe stays open, for people; `nil` where it is closed.
    func note(of object: CRMObject, _ mark: ProbeMark) -> String? {
        if let hindrance {
            return "The designated \(object.rawValue) couldn't be restored: \(OwnerPropertyEnsurer.words(hindrance))"
        }
        guard let remainder else { return nil }
        let names = remainder.left.sorted().map(\.rawValue).joined(separator: ", ")
        return "Somebody, or an automation, changed what a probe had written into the designated \(object.rawValue): "
            + "\(names). See what was there with `crm-gateway verify held \(mark.id)`."
    }
}
