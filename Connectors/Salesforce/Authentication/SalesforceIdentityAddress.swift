/// The org and the user that a token answer names: the last two parts of `https://login.salesforce.com/id/{org}/{user}`.
///
/// The address is read, never called: `userinfo` tells the same on the pinned host.
struct SalesforceIdentityAddress: Hashable, Sendable {
    /// The org's id, in its form of 18 characters.
    let organization: String
    /// The user's id, in its form of 18 characters.
    let user: String

    /// Reads an address; `nil` where it doesn't end in two ids of 15 or 18 letters and digits.
    init?(_ text: String) {
        guard text.utf8.count <= 1_024 else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[parts.count - 3] == "id", let user = parts.last else { return nil }
        let organization = parts[parts.count - 2]
        guard [organization, user].allSatisfy({ $0.wholeMatch(of: /[A-Za-z0-9]{15}|[A-Za-z0-9]{18}/) != nil }) else {
            return nil
        }
        self.organization = SalesforceID.full(String(organization))
        self.user = SalesforceID.full(String(user))
    }
}
