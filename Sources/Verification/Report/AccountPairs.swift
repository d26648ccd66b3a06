import ConnectorKit
import Workspace

/// Which accounts of two reports belong together.
enum AccountPairs {
    private struct Key: Hashable {
        let crm: CRMID
        let account: CRMAccountID
    }

    /// Those of one grant; those of one account whose grant is another now; and those that only one report has.
    static func of(
        _ earlier: [AccountReport], _ later: [AccountReport]
    ) -> [(earlier: AccountReport?, later: AccountReport?)] {
        let known = Set(later.map(\.grant)).intersection(earlier.map(\.grant))
        var byGrant: [GrantID: AccountReport] = [:]
        var rest: [Key: [AccountReport]] = [:]
        for account in earlier {
            if known.contains(account.grant) {
                byGrant[account.grant] = account
            } else {
                rest[key(account), default: []].append(account)
            }
        }
        var pairs: [(earlier: AccountReport?, later: AccountReport?)] = later.map { account in
            if let same = byGrant[account.grant] { return (same, account) }
            let others = rest[key(account)] ?? []
            rest[key(account)] = Array(others.dropFirst())
            return (others.first, account)
        }
        let left = Set(rest.values.flatMap { $0.map(\.grant) })
        pairs += earlier.filter { left.contains($0.grant) }.map { ($0, nil) }
        return pairs
    }

    private static func key(_ account: AccountReport) -> Key { Key(crm: account.crm, account: account.account) }
}
