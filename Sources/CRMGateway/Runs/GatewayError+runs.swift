import Workspace

extension GatewayError {
    /// The code of an error that says that another worker has taken over.
    static let supersededCode = "superseded"
    /// The code of an error that says that another worker is at it.
    static let leaseHeldCode = "lease_held"

    /// No such run in the actor's organization (ACC-4).
    static let runNotFound = GatewayError(
        code: "run_not_found", rule: "ACC-4", message: "There is no such run in this organization.",
        nextStep: "List the runs with `crm-gateway runs list`.")

    /// A run that has ended can't be stopped or gone on with.
    static func runEnded(_ state: RunState) -> GatewayError {
        GatewayError(
            code: "run_ended", message: "The run has ended already: \(state.rawValue).",
            nextStep: "Look at its outcome with `crm-gateway runs show`.")
    }

    /// The worker went down in the middle of a run.
    static let interrupted = GatewayError(
        code: "interrupted", message: "The worker stopped before the run had ended.",
        nextStep: "Go on with it: `crm-gateway runs resume`.")

    /// Only what has ended can be taken back or tried again.
    static let runNotEnded = GatewayError(
        code: "run_not_ended", message: "The run hasn't ended yet.",
        nextStep: "Wait for it, or stop it with `crm-gateway runs cancel`.")

    /// A run is undone once.
    static let runUndone = GatewayError(
        code: "run_undone", rule: "UNDO", message: "The run was undone already.",
        nextStep: "Look at the later run that undid it with `crm-gateway runs list`.")

    /// The undo window is over.
    static func undoWindowOver(days: Int) -> GatewayError {
        GatewayError(
            code: "undo_window_over", rule: "UNDO", message: "The run ended more than \(days) days ago.",
            nextStep: "Sync again from the source that you want instead.")
    }

    /// Nothing of a run failed.
    static let nothingFailed = GatewayError(
        code: "nothing_failed", message: "Nothing of that run failed, so there is nothing to try again.",
        nextStep: "Look at its outcome with `crm-gateway runs show`.")

    /// A push brings the settings of whoever pushes, also when it is tried again (SET-1).
    static let retryByAnother = GatewayError(
        code: "retry_by_another", rule: "SET-1",
        message: "Another admin began that push, and it copies from their dashboard.",
        nextStep: "Ask them to try it again, or push your own settings.")

    /// What a plan read has changed.
    static let planStale = GatewayError(
        code: "plan_stale", rule: "PREVIEW", message: "What the plan was made from has changed since.",
        nextStep: "Make a new plan, look at it, and apply that one.")

    /// An undo of an undo would be a guess.
    static let notUndoable = GatewayError(
        code: "not_undoable", rule: "UNDO", message: "An undo can't be undone.",
        nextStep: "Sync again instead.")
}
