import MockKit

extension SalesforceAccount {
    mutating func apply(_ change: AccountChange) throws {}
}
