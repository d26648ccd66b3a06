import ConnectorKit

/// What a step that makes an owner property was about to do, as its journal holds it.
struct OwnerPropertyIntent: Codable {
    /// The wished name.
    let name: PropertyName
    /// Whether it is made, brought back, or there already.
    let origin: OwnerPropertyOrigin
}
