import Workspace

/// Some of those whom a sync was asked for, decided by today's rules.
struct TargetPage: Sendable {
    /// Those it is done for.
    var people: [TargetPerson] = []
    /// Those who are left out, and why.
    var skipped: [Skipped] = []
    /// Those of the selected members who aren't on the team, or nowhere here (ACC-4).
    var notFound: [UserID] = []
    /// Behind whom the next page begins; `nil` on the last one.
    var next: UserID?

    /// Somebody who is left out.
    struct Skipped: Sendable {
        let user: UserID
        let refusal: Refusal
    }
}

extension TargetPage {
    /// Sorts somebody in, as decided.
    mutating func add(_ person: TargetPerson, _ decision: SyncTargetDecision) {
        switch decision {
        case .target: people.append(person)
        case .skipped(let refusal), .refused(let refusal):
            skipped.append(Skipped(user: person.user, refusal: refusal))
        case .notFound: skipped.append(Skipped(user: person.user, refusal: .userNotFound))
        }
    }
}
