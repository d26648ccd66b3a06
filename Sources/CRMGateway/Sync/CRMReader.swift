import ConnectorKit

/// A plan's sight of a CRM account (PREVIEW): it holds nothing that could write.
struct CRMReader: Sendable {
    /// What the connector says of itself.
    let descriptor: ConnectorDescriptor
    /// What the CRM can tell.
    let reading: any CRMReading
}
