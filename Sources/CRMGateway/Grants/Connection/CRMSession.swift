import ConnectorKit
import SQLStore
import TransportLayers

/// A run's way into a CRM account, under one grant.
struct CRMSession: Sendable {
    /// The connector: what is pure of it.
    let connector: any CRMConnector.Type
    /// What the connector says of itself.
    let descriptor: ConnectorDescriptor
    /// The grant as it was when the session was made.
    let grant: GrantRow
    /// What the CRM can tell; all that a preview is handed.
    let reading: any CRMReading
    /// What may change the CRM.
    let writing: any CRMWriting
    /// The account's budget.
    let budget: RateBudget
}
