import ConnectorKit

/// What sets the fake CRMs of these tests apart.
protocol FakeTraits: Sendable {
    static var id: CRMID { get }
    static var refresh: RefreshBehaviour { get }
    static var takesSignIn: Bool { get }
}

extension FakeTraits {
    static var takesSignIn: Bool { true }
}

/// Its refresh tokens may be sent twice.
enum ReplaySafe: FakeTraits {
    static let id: CRMID = "safe"
    static let refresh = RefreshBehaviour.replaySafe
}

/// Its refresh tokens are good once; a replay revokes the grant.
enum SingleUse: FakeTraits {
    static let id: CRMID = "strict"
    static let refresh = RefreshBehaviour.singleUse
}

/// It signs everybody in at one place.
enum OnePlace: FakeTraits {
    static let id: CRMID = "one"
    static let refresh = RefreshBehaviour.replaySafe
    static let takesSignIn = false
}
