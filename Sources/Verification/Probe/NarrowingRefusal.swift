import ConnectorKit

/// Why a property wasn't accepted.
struct NarrowingRefusal: Sendable {
    /// What the CRM said.
    let error: ConnectorError
    /// Whether it was refused only because it goes with another one that the CRM named.
    let isBystander: Bool
}
