/// How an owner property came to be used.
public enum OwnerPropertyOrigin: String, Hashable, Sendable, Codable {
    /// The CRM's own field.
    case standard
    /// It was there already.
    case adopted
    /// The gateway made it.
    case created
    /// The gateway brought an archived one back; old values may show.
    case restored
}
