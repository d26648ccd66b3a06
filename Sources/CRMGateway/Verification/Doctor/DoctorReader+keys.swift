import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// Keys, and the runs that brought them.
extension DoctorReader {
    /// Runs that are looked through for the last sync of somebody, the newest first.
    static let runsMax = 100

    func keys(of user: UserID) throws -> [DoctorKey] {
        let bindings = try BindingRepository(organization: organization, transaction: transaction).of(user)
        return try rows(of: user).compactMap { key in
            guard let grant = try grant(key.grant) else { return nil }
            let binding = bindings.first { $0.crm == key.crm }.flatMap { BindingStatus(rawValue: $0.status) }
            return DoctorKey(
                crm: key.crm, account: grant.account, accountName: grant.accountName,
                isOwnConnection: key.origin == .connected,
                trouble: grant.state == .live ? nil : grant.state.rawValue, binding: binding?.rawValue,
                bindingAdvice: binding?.advice(crm: key.crm.rawValue) ?? "")
        }
    }

    /// The accounts that the organization admin has keys to (SYNC-1).
    func sourceAccounts() throws -> [CRMID: CRMAccountID] {
        let organizations = OrganizationRepository(organization: organization, transaction: transaction)
        guard let admin = try organizations.find()?.admin else { return [:] }
        var accounts: [CRMID: CRMAccountID] = [:]
        for key in try rows(of: admin) { accounts[key.crm] = try grant(key.grant)?.account }
        return accounts
    }

    /// The last syncs of keys that somebody was among, newest first.
    func syncs(of user: UserID, teams: Set<TeamID>) throws -> [DoctorSync] {
        try RunRepository(organization: organization, transaction: transaction)
            .page(before: nil, limit: Self.runsMax)
            .filter { [RunKind.syncCRM.rawValue, RunKind.syncSettings.rawValue].contains($0.kind) }
            .map { try Run($0) }
            .filter { $0.brings(.crmKeys, to: user, in: teams) }
            .map { run in
                let crms = run.outcome?.crms ?? run.settingsOutcome?.crms ?? []
                let failures = crms.compactMap { crm in crm.failure.map { (crm.crm, $0.message) } }
                return DoctorSync(
                    run: run.id, at: run.createdAt, state: run.state.rawValue,
                    failures: Dictionary(failures, uniquingKeysWith: { first, _ in first }))
            }
    }

    func rows(of user: UserID) throws -> [CRMKeyRow] {
        let keys = try CRMKeyRepository(of: organization).keys(of: [user], in: transaction)[user] ?? []
        return keys.sorted { $0.crm < $1.crm }
    }

    private func grant(_ id: GrantID) throws -> GrantRow? {
        try GrantRepository(of: organization).find(id, in: transaction)
    }
}

extension Run {
    /// Whether it was to bring something to somebody, who is on these teams.
    fileprivate func brings(_ category: Workspace.Category, to user: UserID, in teams: Set<TeamID>) -> Bool {
        let scope: SyncScope? =
            switch kind {
            case .syncCRM: category == .crmKeys ? request?.scope : nil
            case .syncSettings: settingsRequest.flatMap { $0.touched.contains(category) ? $0.scope : nil }
            default: nil
            }
        return switch scope {
        case .user(let target): target == user
        case .team(let team): teams.contains(team)
        case .members(_, let members): members.contains(user)
        case nil: false
        }
    }
}
