public import ConnectorKit
public import MockKit

/// What a mock's usual account holds of record types.
public struct RecordTypeSamples: Sendable {
    /// The record types of ``SubjectSamples/object``, as the key's own user is told; values are left empty.
    public var types: [RecordType]
    /// The values that each record type allows, by its id: of a choice, and of the stage.
    public var allowed: [String: [PropertyName: Set<String>]]
    /// A user to whom other record types are available.
    public var otherUser: CRMOwner
    /// The ids that are available to that user, the master's included where it is.
    public var availableToOther: Set<String>
    /// An object that has no record types of its own.
    public var objectWithout: CRMObject?
    /// The change by which the key's user loses one of ``types``, or all lose it.
    public var withdrawal: (id: String, change: AccountChange)?

    /// Names the record types, and another user.
    public init(
        types: [RecordType], allowed: [String: [PropertyName: Set<String>]], otherUser: CRMOwner,
        availableToOther: Set<String>, objectWithout: CRMObject? = nil,
        withdrawal: (id: String, change: AccountChange)? = nil
    ) {
        self.types = types
        self.allowed = allowed
        self.otherUser = otherUser
        self.availableToOther = availableToOther
        self.objectWithout = objectWithout
        self.withdrawal = withdrawal
    }
}
