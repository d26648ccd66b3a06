public import ConnectorKit
public import MockKit

/// Changes of a mock's account that only some vendors know, under the suite's names; `nil` where a vendor has no such
/// thing, which its lacking capability says too.
public struct AccountSwitches: Sendable {
    /// Takes from the key's user the right to grant sight of properties, and what a refusal then names.
    public var forbidGranting: (change: AccountChange, named: String)?
    /// Lets the key's user see a property without being able to write it.
    public var showReadOnly: (@Sendable (PropertyReference) -> AccountChange)?
    /// Archives a property, where deleting it is another thing and ends it for good.
    public var archiveProperty: (@Sendable (PropertyReference) -> AccountChange)?
    /// Refuses so many writes of records as held by another transaction.
    public var lockRecords: (@Sendable (Int) -> AccountChange)?
    /// Switches ``SubjectSamples/object`` off in the account, where admins can.
    public var disableObject: AccountChange?
    /// Refuses every call in a way that looks like a dead token's, and that no new token mends.
    public var blockSessions: AccountChange?
    /// Lets the CRM word its failures in another language.
    public var speakOtherLanguage: AccountChange?

    /// None.
    public init() {}

    /// Those that are set.
    public static func with(_ change: (inout AccountSwitches) -> Void) -> AccountSwitches {
        var switches = AccountSwitches()
        change(&switches)
        return switches
    }
}
