import ConnectorKit

/// What sets the fake CRMs of these tests apart.
protocol FakeTraits: Sendable {
    static var id: CRMID { get }
    static var refresh: RefreshBehaviour { get }
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
