public import MockKit

/// Attio's mock: a second, independent reading of Attio's documents.
///
/// Attio's two hosts, for the API and for OAuth, are both on the one base URL. The README says what is imitated and
/// what is not.
public struct AttioMock: MockVendor {
    private let seed: AttioSeed
    private let keys: DemoKeys

    /// Makes the mock of a workspace; without a seed, of the demo workspace.
    public init(seed: AttioSeed = AttioSeed()) {
        self.seed = seed
        keys = DemoKeys(seed.app)
    }

    /// `attio`.
    public var crm: String { "attio" }
    /// Every operation.
    public var routes: [MockRoute<AttioAccount>] { AttioRoutes.all }
    /// `offset`: Attio has no cursors. A fault that repeats cursors takes the offset away, so that each page is the first.
    public var cursorParameter: String { "offset" }

    /// Makes the workspace of the seed.
    public func makeAccount(_ start: MockStart) throws -> AttioAccount {
        try AttioAccount(seed, keys: keys, start: start)
    }

    /// The demo app's token, and an API key. Nothing expires, so there is neither a refresh token nor an expired one.
    public func credentials(of account: AttioAccount) -> MockCredentials {
        MockCredentials(
            accessToken: keys.access, clientID: keys.clientID, clientSecret: keys.clientSecret,
            userEmail: account.members.member(id: account.installerID)?.email, staticToken: keys.apiKey)
    }

    /// Judges token, limits and scopes, in this order.
    public func admit(_ call: MockCall, to account: inout AttioAccount) -> MockAdmission {
        account.admit(call)
    }

    /// 404 with the method and the path.
    public func answerUnknown(_ request: MockRequest, in account: inout AttioAccount) -> MockResponse {
        AttioFailure.noEndpoint(request.method, request.path).response
    }

    /// Attio's envelope for an injected status.
    public func failure(status: Int, in account: inout AttioAccount) -> MockResponse {
        AttioFailure.injected(status).response
    }

    /// Adds the execution id, and what the proxy in front adds.
    public func finish(_ response: MockResponse, to call: MockCall?, in account: inout AttioAccount) -> MockResponse {
        response.adding("x-attio-execution-id", TokenText.hexadecimal([32]))
            .adding("cf-ray", TokenText.hexadecimal([16]) + "-FRA").adding("server", "cloudflare")
    }

    /// The answer as it is: no list of Attio's that is imitated has a cursor.
    public func settingCursor(_ cursor: String, in answer: JSON) -> JSON { answer }

    /// Members, definitions and records; see the README for the shape.
    public func state(of account: AttioAccount) -> JSON { account.state }

    /// Does what a person could do in Attio's settings, and turns switches.
    public func apply(_ change: AccountChange, to account: inout AttioAccount, start: MockStart) throws {
        try account.apply(change)
    }
}
