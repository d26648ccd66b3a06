import Workspace

extension GatewayError {
    /// A refusal for one of several people.
    static func refused(_ refusal: Refusal, at field: String) -> GatewayError {
        GatewayError(
            code: refusal.code, rule: refusal.rule, message: refusal.message, nextStep: refusal.nextStep, field: field)
    }

    /// Nobody was named.
    static let nobodyNamed = GatewayError(
        code: "people_empty", rule: "TEAM-10", message: "Nobody is named.", nextStep: "Name at least one person.",
        field: "people")

    /// Too many at once.
    static let tooManyPeople = GatewayError(
        code: "batch_too_large", rule: "PROV-1", message: "More than \(Directory.bulkMax) people in one call.",
        nextStep: "Make several calls.", field: "people")

    /// The typed text isn't what it has to be.
    static func confirmationMismatch(_ wanted: String) -> GatewayError {
        GatewayError(
            code: "confirmation_mismatch", rule: "TEAM-6", message: "The confirmation isn't \(wanted).",
            nextStep: "Type \(wanted) again.", field: "confirmation")
    }

    /// A run that waits for an approval doesn't go on by itself.
    static let runParked = GatewayError(
        code: "run_parked", rule: "TEAM-10", message: "The run waits for an approval.",
        nextStep: "Approve it with `crm-gateway runs approve`, or stop it with `crm-gateway runs cancel`.")

    /// Only what waits for an approval can be approved.
    static let runNotParked = GatewayError(
        code: "run_not_parked", rule: "TEAM-10", message: "The run doesn't wait for an approval.",
        nextStep: "Look at it with `crm-gateway runs show`.")

    /// The approval came too late.
    static let approvalExpired = GatewayError(
        code: "approval_expired", rule: "TEAM-10",
        message: "The change waited for more than \(People.approvalHoursMax) hours, and was cancelled.",
        nextStep: "Ask for the change again.")

    /// Something that the plan read has changed.
    static let approvalStale = GatewayError(
        code: "plan_stale", rule: "TEAM-10",
        message: "Somebody whom the change concerns has changed since it was asked for.",
        nextStep: "Cancel it, look at the people again, and ask for the change anew.")

    /// What TEAM-10 had approved isn't a sync.
    static let bulkNotUndoable = GatewayError(
        code: "not_undoable", rule: "UNDO", message: "A change of people can't be undone as a run.",
        nextStep: "Restore who was removed, or change roles and seats back.")

    /// Nobody to restore or purge.
    static let notRemoved = GatewayError(
        code: "not_removed", rule: "TEAM-6", message: "This person wasn't removed.",
        nextStep: "Look at who was, with `crm-gateway user removals`.", field: "user")

    /// What the removal took away is gone.
    static let removalPurged = GatewayError(
        code: "removal_purged", rule: "TEAM-6", message: "The retention time is over, or the removal was purged.",
        nextStep: "Provision the person anew.", field: "user")

    /// The address belongs to somebody else by now.
    static let emailTakenMeanwhile = GatewayError(
        code: "email_taken", rule: "PROV-4",
        message: "The email address belongs to another user of the organization now.",
        nextStep: "Remove that user, or provision the person anew with another address.", field: "email")
}
