extension GatewayError {
    /// A selection of nothing.
    static let checksEmpty = GatewayError(
        code: "checks_empty", message: "No check was named.",
        nextStep: "Name at least one, such as connection or writeback.deal, or none at all for all of them.",
        field: "checks")

    /// A name that stands for no check; it isn't repeated, as it may hold anything.
    static let checkUnknown = GatewayError(
        code: "check_unknown", message: "One of the names stands for no check.",
        nextStep:
            "Name checks of docs/verification.md, or the first word of several: connection, properties, writeback.",
        field: "checks")

    /// A verification reads, and puts back what it wrote.
    static let verificationNotUndoable = GatewayError(
        code: "not_undoable", rule: "UNDO", message: "A verification leaves nothing that could be undone.",
        nextStep: "Look at what it found with `crm-gateway runs show`.")

    /// A verification that broke off before it had found anything.
    static let reportMissing = GatewayError(
        code: "report_missing", message: "That verification has no report: it hasn't begun, or broke off.",
        nextStep: "Look at the run with `crm-gateway runs show`, and verify again.")

    /// An id of no verification, or of one that the actor may not read.
    static let verificationNotFound = GatewayError(
        code: runNotFound.code, rule: runNotFound.rule, message: "There is no such verification in this organization.",
        nextStep: "List the verifications with `crm-gateway verify list`.")

    /// The id of a run of another kind; told to those who may read both.
    static func noVerification(_ kind: RunKind?) -> GatewayError {
        GatewayError(
            code: runNotFound.code, rule: runNotFound.rule, message: "That run is \(words(kind)), no verification.",
            nextStep: "List the verifications with `crm-gateway verify list`; look at that run with "
                + "`crm-gateway runs show`.")
    }

    private static func words(_ kind: RunKind?) -> String {
        switch kind {
        case .syncCRM: "a sync"
        case .syncSettings: "a push of settings"
        case .undo: "an undo"
        case .bulkChange: "a change of many people"
        case .verification, nil: "of another kind"
        }
    }
}
