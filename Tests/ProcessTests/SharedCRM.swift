import ConnectorKit
import Foundation

/// A CRM that several processes share.
struct SharedCRM: Sendable {
    let id: CRMID
    /// What a token request is called in the mock's journal.
    let tokenOperation: String
    /// What the connector calls the refresh of a token.
    let refreshOperation: OperationName
    /// How long the mock's first access token lives, in seconds, where the CRM says so.
    let tokenLifetime: TimeInterval?

    static let hubSpot = SharedCRM(
        id: "hubspot", tokenOperation: "hubspot.oauth.token", refreshOperation: "hubspot.token.refresh",
        tokenLifetime: 1_800)
}
