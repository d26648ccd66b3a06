/// One CRM's mock: what is the vendor's own.
///
/// ``MockServer`` does what is alike for all: sockets, routing, faults, journal, clock, control. It calls a vendor's
/// mock from one request at a time, so that an account is a plain value without locks.
public protocol MockVendor: Sendable {
    /// Everything that the vendor would keep in its database.
    associatedtype Account: Sendable

    /// The vendor's word, such as `hubspot`.
    var crm: String { get }
    /// Every operation that is imitated.
    var routes: [MockRoute<Account>] { get }
    /// The name of the query parameter that carries a list's cursor.
    var cursorParameter: String { get }

    /// Makes the account, at the start and at each reset; the credentials stay the same over resets.
    /// - Throws: what is wrong with the seed, in words that say how to mend it.
    func makeAccount(_ start: MockStart) throws -> Account
    /// The demo credentials of an account.
    func credentials(of account: Account) -> MockCredentials

    /// Decides on token, scope and limits before an operation is done.
    func admit(_ call: MockCall, to account: inout Account) -> MockAdmission
    /// Answers a path that is no operation.
    func answerUnknown(_ request: MockRequest, in account: inout Account) -> MockResponse
    /// The vendor's body for an injected status, `Retry-After` not included.
    func failure(status: Int, in account: inout Account) -> MockResponse
    /// Adds what every answer carries: correlation ids, limit headers.
    func finish(_ response: MockResponse, to call: MockCall?, in account: inout Account) -> MockResponse
    /// The same list answer, with another cursor to its next page.
    func settingCursor(_ cursor: String, in answer: JSON) -> JSON

    /// What the account holds, for `GET /_mock/state`; without tokens.
    func state(of account: Account) -> JSON
    /// Changes the account as a person in the vendor's pages would.
    /// - Throws: ``MockChangeError`` when the thing to change is absent or the vendor has no such thing.
    func apply(_ change: AccountChange, to account: inout Account, start: MockStart) throws
}
