import SQLStore
import Workspace

/// Where parts of the gateway leave what hosts are to hear of, in the transaction of the effect itself: an event is
/// there exactly when its effect is.
enum EventOutbox {
    /// Appends an event.
    static func append(
        _ content: EventContent, organization: OrganizationID, in transaction: any SQLTransaction
    ) throws {
        try GatewayEventRepository(organization: organization, transaction: transaction)
            .append(kind: content.kind, content: try content.text())
    }
}
