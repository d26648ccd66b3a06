extension AccessRules {
    /// ACC-12: settings, where they came from, drift and readiness: one's own, or an admin's for everyone.
    public static func mayReadSettings(_ authority: Authority, of person: UserID) -> Refusal? {
        mayVerify(authority, person)
    }

    /// ACC-4: settings are edited by their owner; to others they are pushed. Says the same of everybody else, there or not.
    public static func mayEditSettings(_ authority: Authority, of person: UserID) -> Refusal? {
        if let refusal = refusalOfActor(authority) { return refusal }
        return authority.user?.id == person ? nil : .onlyOwnSettings
    }

    /// ACC-6: whether one's keys are shared; it means something for admins alone, whom others may choose.
    public static func mayChooseSharing(_ authority: Authority) -> Refusal? {
        if let refusal = refusalOfActor(authority) { return refusal }
        guard let user = authority.user else { return .sharingNeedsPerson }
        return user.role.isAdministrative ? nil : .sharingNeedsAdmin
    }
}

extension Refusal {
    /// ACC-4: nobody edits the settings of others.
    public static let onlyOwnSettings = Refusal(
        code: "not_own_settings", rule: "ACC-4", message: "Settings are edited by the person whose they are.",
        nextStep: "Edit your own; an admin brings them to others by a push.", field: "user")

    static let sharingNeedsPerson = Refusal(
        code: "person_needed", rule: "ACC-6", message: "Scheduled work has no keys to share.",
        nextStep: "Let the admin choose.")

    static let sharingNeedsAdmin = Refusal(
        code: "role_too_low", rule: "ACC-6", message: "Keys are taken over from admins alone.",
        nextStep: "There is nothing to switch off.")
}
