public import MockKit

/// Salesforce's mock: a second, independent reading of Salesforce's documents.
///
/// All of Salesforce's hosts are on the one base URL; `instance_url` of token answers is the org's own https address,
/// as in reality, and a test maps it to the mock. The README says what is imitated and what is not.
public struct SalesforceMock: MockVendor {
    private let seed: SalesforceSeed
    private let keys: DemoKeys

    /// Makes the mock of an org; without a seed, of the demo org.
    public init(seed: SalesforceSeed = SalesforceSeed()) {
        self.seed = seed
        keys = DemoKeys(seed)
    }

    /// `salesforce`.
    public var crm: String { "salesforce" }
    /// Every operation.
    public var routes: [MockRoute<SalesforceAccount>] { SalesforceRoutes.all }
    /// None of Salesforce's lists takes a cursor as a parameter; the name occurs nowhere.
    public var cursorParameter: String { "nextRecordsUrl" }

    /// Makes the org of the seed.
    public func makeAccount(_ start: MockStart) throws -> SalesforceAccount {
        try SalesforceAccount(seed, keys: keys, start: start)
    }

    /// The demo grant, with the key that signs assertions for the app.
    public func credentials(of account: SalesforceAccount) -> MockCredentials {
        let installer = account.user(account.installerID)
        return MockCredentials(
            accessToken: keys.access, refreshToken: keys.refresh, clientID: keys.clientID,
            clientSecret: keys.clientSecret, instanceURL: account.organization.instanceURL,
            expiredAccessToken: keys.expiredAccess, userEmail: installer?.email, username: installer?.username,
            privateKey: seed.app.publicKey == nil ? DemoKeys.privateKey : nil)
    }

    /// Judges size, version, session and limits, in this order.
    public func admit(_ call: MockCall, to account: inout SalesforceAccount) -> MockAdmission {
        account.admit(call)
    }

    /// 404 as a list of errors for REST paths, HTML for others.
    public func answerUnknown(_ request: MockRequest, in account: inout SalesforceAccount) -> MockResponse {
        account.answerUnknown(request)
    }

    /// Salesforce's list of errors for an injected status.
    public func failure(status: Int, in account: inout SalesforceAccount) -> MockResponse {
        account.response(to: SalesforceFailure.injected(status))
    }

    /// Adds the limit header and the others that every answer carries.
    public func finish(
        _ response: MockResponse, to call: MockCall?, in account: inout SalesforceAccount
    ) -> MockResponse {
        account.finish(response, to: call)
    }

    /// Puts the cursor into `nextRecordsUrl`.
    public func settingCursor(_ cursor: String, in answer: JSON) -> JSON {
        var answer = answer
        answer["done"] = false
        answer["nextRecordsUrl"] = .string("/services/data/v66.0/query/\(cursor)")
        return answer
    }

    /// Users, rights, definitions and records; see the README for the shape.
    public func state(of account: SalesforceAccount) -> JSON { account.state }

    /// Does what a person could do in Salesforce's setup, and turns switches.
    public func apply(_ change: AccountChange, to account: inout SalesforceAccount, start: MockStart) throws {
        try account.apply(change)
    }
}
