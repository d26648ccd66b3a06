/// Whether a person is bound to a CRM user.
public enum BindingStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// Yes.
    case bound
    /// The CRM user is deactivated.
    case inactive
    /// Several active CRM users share the email.
    case ambiguous
    /// No CRM user has the email.
    case unresolved

    /// What to do, for people; empty when there is nothing to do.
    public func advice(crm: String) -> String {
        switch self {
        case .bound: ""
        case .inactive: "Their user in \(crm) is deactivated: reactivate it there, then sync again."
        case .ambiguous: "Several active users in \(crm) have this email: leave it to one of them, then sync again."
        case .unresolved: "Nobody in \(crm) has this email: invite them there, then sync again."
        }
    }
}
