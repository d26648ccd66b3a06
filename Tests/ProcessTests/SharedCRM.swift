import ConnectorKit
import Foundation

/// A CRM that several processes share.
struct SharedCRM: Sendable {
    let id: CRMID
    /// What a token request is called in the mock's journal.
    let tokenOperation: String
    /// What the connector calls the refresh of a token.
    let refreshOperation: OperationName
    /// How long the mock's access tokens live, in seconds, where the CRM says so; else they are used until refused.
    let tokenLifetime: TimeInterval?

    static let hubSpot = SharedCRM(
        id: "hubspot", tokenOperation: "hubspot.oauth.token", refreshOperation: "hubspot.token.refresh",
        tokenLifetime: 1_800)
    static let salesforce = SharedCRM(
        id: "salesforce", tokenOperation: "salesforce.token.issue", refreshOperation: "salesforce.token.refresh",
        tokenLifetime: nil)
}
