public import MockKit

/// HubSpot's mock: a second, independent reading of HubSpot's documents.
///
/// It answers under the dated version `2026-09` and under `v3`, from the same handlers. The README says what it
/// imitates and what it does not.
public struct HubSpotMock: MockVendor {
    private let seed: HubSpotSeed
    private let keys: DemoKeys

    /// Makes the mock of an account; without a seed, of the demo account.
    public init(seed: HubSpotSeed = HubSpotSeed()) {
        self.seed = seed
        keys = DemoKeys(seed.app)
    }

    /// `hubspot`.
    public var crm: String { "hubspot" }
    /// Every operation under every version.
    public var routes: [MockRoute<HubSpotAccount>] { HubSpotRoutes.all }
    /// `after`.
    public var cursorParameter: String { "after" }

    /// Makes the account of the seed.
    public func makeAccount(_ start: MockStart) throws -> HubSpotAccount {
        try HubSpotAccount(seed, keys: keys, start: start)
    }

    /// The demo grant, and a private app token.
    public func credentials(of account: HubSpotAccount) -> MockCredentials {
        MockCredentials(
            accessToken: keys.access, refreshToken: keys.refresh, clientID: keys.clientID,
            clientSecret: keys.clientSecret, expiredAccessToken: keys.expiredAccess,
            userEmail: account.installer.email, staticToken: keys.staticToken)
    }

    /// Judges token, limits and scopes, in this order.
    public func admit(_ call: MockCall, to account: inout HubSpotAccount) -> MockAdmission {
        account.admit(call)
    }

    /// 404: JSON for those who accept it, HTML for others.
    public func answerUnknown(_ request: MockRequest, in account: inout HubSpotAccount) -> MockResponse {
        account.answerUnknown(request)
    }

    /// HubSpot's envelope for an injected status.
    public func failure(status: Int, in account: inout HubSpotAccount) -> MockResponse {
        account.response(to: HubSpotFailure.injected(status, portalID: account.portal.id))
    }

    /// Adds the correlation id and the limit headers.
    public func finish(_ response: MockResponse, to call: MockCall?, in account: inout HubSpotAccount) -> MockResponse {
        account.finish(response, to: call)
    }

    /// Puts the cursor into `paging.next.after`.
    public func settingCursor(_ cursor: String, in answer: JSON) -> JSON {
        var answer = answer
        answer["paging"] = ["next": ["after": .string(cursor)]]
        return answer
    }

    /// Owners, definitions and records; see the README for the shape.
    public func state(of account: HubSpotAccount) -> JSON { account.state }

    /// Does what a person could do in HubSpot's settings.
    public func apply(_ change: AccountChange, to account: inout HubSpotAccount, start: MockStart) throws {
        try account.apply(change)
    }
}
