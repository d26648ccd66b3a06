import SQLStore
import Verification
import Workspace

/// Whom a verification is for, put together by what they share.
struct VerifyGroups: Sendable {
    /// How many people it is made for.
    private(set) var people = 0
    /// How many are left out, by the reason.
    private(set) var leftOut: [Refusal: Int] = [:]
    /// Those who share a grant, by grant.
    var groups: [GrantID: VerifyGroup] = [:]

    /// Counts a page of people.
    mutating func count(_ page: VerifyPage) {
        people += page.people.count
        for refusal in page.leftOut { leftOut[refusal, default: 0] += 1 }
    }

    /// Adds what another page told.
    mutating func add(_ other: VerifyGroups) {
        people += other.people
        leftOut.merge(other.leftOut, uniquingKeysWith: +)
        groups.merge(other.groups) { mine, theirs in
            var both = mine
            both.add(theirs)
            return both
        }
    }

    /// The accounts with their grants, in a fixed order.
    var accounts: [(account: VerifiedAccount, groups: [VerifyGroup])] {
        Dictionary(grouping: groups.values, by: \.account)
            .map { ($0.key, $0.value.sorted { $0.grant.id < $1.grant.id }) }
            .sorted { $0.account < $1.account }
    }

    /// Who was left out, one line for each reason.
    var leftOutPeople: [LeftOutPeople] {
        leftOut.sorted { $0.key.code < $1.key.code }.map {
            LeftOutPeople(rule: $0.key.rule, reason: $0.key.message, count: $0.value)
        }
    }
}
