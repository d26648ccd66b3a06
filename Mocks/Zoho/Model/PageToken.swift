import Foundation

/// What a page token of a list stands for.
struct PageToken: Sendable {
    let place: Int
    let userID: String
    /// The other parameters, which must be repeated.
    let parameters: String
    let expiresAt: Date

    static let lifetimeSeconds = 86_400.0
}
