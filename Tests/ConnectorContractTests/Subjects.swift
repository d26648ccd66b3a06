import ConnectorTestKit

/// The pairs of connector and mock; each is in a file of its own beside this one, and no other file names them.
extension Subject {
    /// Every CRM that the gateway speaks to.
    static let all: [Subject] = [.hubSpot, .salesforce, .pipedrive, .attio]

    /// CRMs whose mocks behave otherwise wherever the vendor's pages leave something open.
    static let otherwise: [Subject] = [.attioOtherwise]
}
