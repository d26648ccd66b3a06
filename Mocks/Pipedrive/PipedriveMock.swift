public import MockKit

/// Pipedrive's mock: a second, independent reading of Pipedrive's documents.
///
/// Version 2 answers under `/api/v2`, version 1 under `/v1` and `/api/v1`, OAuth under `/oauth`, whatever the host. The
/// README says what it imitates and what it does not.
public struct PipedriveMock: MockVendor {
    private let seed: PipedriveSeed
    private let keys: DemoKeys

    /// Makes the mock of a company; without a seed, of the demo company.
    public init(seed: PipedriveSeed = PipedriveSeed()) {
        self.seed = seed
        keys = DemoKeys(seed.app)
    }

    /// `pipedrive`.
    public var crm: String { "pipedrive" }
    /// Every operation.
    public var routes: [MockRoute<PipedriveAccount>] { PipedriveRoutes.all }
    /// `cursor`.
    public var cursorParameter: String { "cursor" }

    /// Makes the company of the seed.
    public func makeAccount(_ start: MockStart) throws -> PipedriveAccount {
        try PipedriveAccount(seed, keys: keys, start: start)
    }

    /// The demo grant, and the API token of the same user.
    public func credentials(of account: PipedriveAccount) -> MockCredentials {
        MockCredentials(
            accessToken: keys.access, refreshToken: keys.refresh, clientID: keys.clientID,
            clientSecret: keys.clientSecret, instanceURL: account.address, expiredAccessToken: keys.expiredAccess,
            userEmail: account.installer.email, staticToken: keys.apiToken)
    }

    /// Judges token, limits and scopes, in this order.
    public func admit(_ call: MockCall, to account: inout PipedriveAccount) -> MockAdmission {
        account.admit(call)
    }

    /// 403, as a missing scope: the gateway does not tell the two apart.
    public func answerUnknown(_ request: MockRequest, in account: inout PipedriveAccount) -> MockResponse {
        account.answerUnknown(request)
    }

    /// Pipedrive's body for an injected status.
    public func failure(status: Int, in account: inout PipedriveAccount) -> MockResponse {
        account.response(to: PipedriveFailure.injected(status))
    }

    /// Adds the limit headers.
    public func finish(
        _ response: MockResponse, to call: MockCall?, in account: inout PipedriveAccount
    ) -> MockResponse {
        account.finish(response, to: call)
    }

    /// Puts the cursor into `additional_data.next_cursor`.
    public func settingCursor(_ cursor: String, in answer: JSON) -> JSON {
        var answer = answer
        answer["additional_data"] = ["next_cursor": .string(cursor)]
        return answer
    }

    /// Users, definitions and records; see the README for the shape.
    public func state(of account: PipedriveAccount) -> JSON { account.state }

    /// Does what a person could do in Pipedrive's settings, and turns switches.
    public func apply(_ change: AccountChange, to account: inout PipedriveAccount, start: MockStart) throws {
        try account.apply(change)
    }
}
