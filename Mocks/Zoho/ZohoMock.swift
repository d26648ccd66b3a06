public import MockKit

/// Zoho CRM's mock: a second, independent reading of Zoho's documents.
///
/// Accounts host and API host are both on the one base URL; `api_domain` of token answers is the data centre's own https
/// address, as in reality, and a test maps it to the mock. The README says what is imitated and what is not.
public struct ZohoMock: MockVendor {
    private let seed: ZohoSeed
    private let keys: DemoKeys

    /// Makes the mock of an org; without a seed, of the demo org.
    public init(seed: ZohoSeed = ZohoSeed()) {
        self.seed = seed
        keys = DemoKeys(seed.app)
    }

    /// `zoho`.
    public var crm: String { "zoho" }
    /// Every operation.
    public var routes: [MockRoute<ZohoAccount>] { ZohoRoutes.all }
    /// Lists go by the number of the page. With a repeated cursor every page is the first one, and says that more follow.
    public var cursorParameter: String { "page" }

    /// Makes the org of the seed.
    public func makeAccount(_ start: MockStart) throws -> ZohoAccount {
        try ZohoAccount(seed, keys: keys, start: start)
    }

    /// The demo grant.
    public func credentials(of account: ZohoAccount) -> MockCredentials {
        MockCredentials(
            accessToken: keys.access, refreshToken: keys.refresh, clientID: keys.clientID,
            clientSecret: keys.clientSecret, instanceURL: account.organization.apiDomain,
            expiredAccessToken: keys.expiredAccess, userEmail: account.user(account.installerID)?.email)
    }

    /// Judges token, host, rights, scope and limits, in this order.
    public func admit(_ call: MockCall, to account: inout ZohoAccount) -> MockAdmission {
        account.admit(call)
    }

    /// `INVALID_URL_PATTERN` or `INVALID_REQUEST_METHOD`.
    public func answerUnknown(_ request: MockRequest, in account: inout ZohoAccount) -> MockResponse {
        account.answerUnknown(request)
    }

    /// Zoho's error object for an injected status.
    public func failure(status: Int, in account: inout ZohoAccount) -> MockResponse {
        ZohoFailure.injected(status).response
    }

    /// Adds what is left of the credits, once half of them are used.
    public func finish(_ response: MockResponse, to call: MockCall?, in account: inout ZohoAccount) -> MockResponse {
        account.finish(response, to: call)
    }

    /// Says that more follow, and puts the cursor into the page token where there is one.
    public func settingCursor(_ cursor: String, in answer: JSON) -> JSON {
        var answer = answer
        guard var page = answer["info"] else { return answer }
        page["more_records"] = true
        if page["next_page_token"] != nil { page["next_page_token"] = .string(cursor) }
        answer["info"] = page
        return answer
    }

    /// Users, definitions and records; see the README for the shape.
    public func state(of account: ZohoAccount) -> JSON { account.state }

    /// Does what a person could do in Zoho's setup, and turns switches.
    public func apply(_ change: AccountChange, to account: inout ZohoAccount, start: MockStart) throws {
        try account.apply(change)
    }
}
