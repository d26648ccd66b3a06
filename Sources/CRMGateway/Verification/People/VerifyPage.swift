import Workspace

/// Some of those whom a verification was asked for, decided by today's rules.
struct VerifyPage: Sendable {
    /// Those it is made for.
    var people: [VerifyPerson] = []
    /// Why the others are left out, one refusal for each of them.
    var leftOut: [Refusal] = []
    /// Behind whom the next page begins; `nil` on the last one.
    var next: UserID?
}
