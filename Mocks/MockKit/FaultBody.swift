/// What an injected status carries.
public enum FaultBody: Sendable, Equatable {
    /// The vendor's own error body.
    case vendor
    /// An HTML page.
    case html
    /// Nothing.
    case empty
    /// This JSON.
    case json(JSON)
}
