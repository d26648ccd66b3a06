import SQLStore

/// Whether a chain is the one that was anchored. Pure.
enum RestoreDecision {
    /// Decides for one organization.
    ///
    /// - Parameters:
    ///   - head: the chain's end in the store; `nil` where there is none.
    ///   - mac: the code of the store's entry with the anchored number; `nil` where there is none.
    /// - Returns: `nil` where it is the same chain, as far as it was anchored.
    static func reason(
        anchored: AuditAnchorPoint, head: AuditHead?, macAtAnchor mac: String?
    ) -> RestoreReason? {
        guard anchored.sequence > 0 else { return nil }
        guard let head else { return .missing }
        if head.epoch != anchored.epoch { return .otherEpoch }
        if head.sequence < anchored.sequence { return .older }
        return mac == anchored.mac ? nil : .diverged
    }
}
