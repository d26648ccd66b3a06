/// What a template may name: `{{first_name}}`. No secret is among them: the mail carries a link to sign in, and nothing that
/// opens the account (T-37).
public enum MailPlaceholder: String, Hashable, Sendable, CaseIterable {
    /// The person's first name.
    case firstName = "first_name"
    /// The person's last name.
    case lastName = "last_name"
    /// The person's address.
    case email
    /// The organization's name.
    case organization
    /// Where to sign in.
    case signInURL = "sign_in_url"
}
