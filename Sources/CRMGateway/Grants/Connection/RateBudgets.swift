import ConnectorKit
import Synchronization
import TransportLayers

/// One budget for each CRM account, whoever calls it (SYNC-14).
final class RateBudgets: Sendable {
    private struct Account: Hashable {
        let crm: CRMID
        let account: CRMAccountID
    }

    private let clock: any TransportClock
    private let budgets = Mutex<[Account: RateBudget]>([:])

    init(clock: any TransportClock) {
        self.clock = clock
    }

    /// The budget of an account; made at its first use.
    func budget(of descriptor: ConnectorDescriptor, account: CRMAccountID) -> RateBudget {
        budgets.withLock { budgets in
            let key = Account(crm: descriptor.id, account: account)
            if let known = budgets[key] { return known }
            let made = RateBudget(limits: descriptor.limits, clock: clock)
            budgets[key] = made
            return made
        }
    }

    /// A budget for a first look, while the account isn't known.
    func strangersBudget(of descriptor: ConnectorDescriptor) -> RateBudget {
        RateBudget(limits: descriptor.limits, clock: clock)
    }
}
