import ConnectorKit
import Workspace

/// Which accounts of two reports belong together.
enum AccountPairs {
    /// One way into an account: a grant, and, where the gateway acted for a person under it, whom it acted as.
    private struct Way: Hashable {
        let grant: GrantID
        let actingAs: String?
    }

    /// An account as one CRM user meets it, whatever grant leads there.
    private struct Place: Hashable {
        let crm: CRMID
        let account: CRMAccountID
        let actingAs: String?
    }

    /// Those of one way; those of one account whose grant is another now; and those that only one report has.
    static func of(
        _ earlier: [AccountReport], _ later: [AccountReport]
    ) -> [(earlier: AccountReport?, later: AccountReport?)] {
        let known = Set(later.map(way)).intersection(earlier.map(way))
        var byWay: [Way: AccountReport] = [:]
        var rest: [Place: [AccountReport]] = [:]
        for account in earlier {
            if known.contains(way(account)) {
                byWay[way(account)] = account
            } else {
                rest[place(account), default: []].append(account)
            }
        }
        var pairs: [(earlier: AccountReport?, later: AccountReport?)] = later.map { account in
            if let same = byWay[way(account)] { return (same, account) }
            let others = rest[place(account)] ?? []
            rest[place(account)] = Array(others.dropFirst())
            return (others.first, account)
        }
        let left = Set(rest.values.flatMap { $0.map(way) })
        pairs += earlier.filter { left.contains(way($0)) }.map { ($0, nil) }
        return pairs
    }

    private static func way(_ account: AccountReport) -> Way {
        Way(grant: account.grant, actingAs: account.actingAs)
    }

    private static func place(_ account: AccountReport) -> Place {
        Place(crm: account.crm, account: account.account, actingAs: account.actingAs)
    }
}
