/// One CRM, as a plug-in.
///
/// A connector translates: contract calls into vendor requests, vendor answers into contract values.
/// It never sleeps, retries, logs, stores or refreshes tokens; the transport it is given already does.
public protocol CRMConnector: Sendable {
    /// Identity, ways to authenticate, hosts, objects, limits; static, so docs need no account.
    static var descriptor: ConnectorDescriptor { get }

    /// The authorization-code flow and the token endpoints, or `nil` for a CRM with static tokens alone.
    static var oauth: (any OAuthFlow)? { get }

    /// Reads a vendor failure out of an answer, or `nil` for success.
    ///
    /// Pure; the only place where the vendor's error codes are known.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError?

    /// What an answer says of the limits that are left. Pure; empty where it says nothing.
    static func budgetReadings(in response: HTTPResponse, to request: HTTPRequest) -> [BudgetReading]

    /// Adds credentials and the account's base URL; some vendors hand out both together.
    ///
    /// - Parameters:
    ///   - credentials: what the CRM issued.
    ///   - override: the origin which replaces all of the vendor's own, where the operator configured one (a mock).
    /// - Throws: `.invalid` when the stored base URL is none of the vendor's hosts.
    static func authorizer(for credentials: Credentials, override: Origin?) throws(ConnectorError) -> any Authorizer

    /// Whether `readBack` is what the vendor makes of `written` (rounding, time zones, id forms). Pure.
    static func matches(written: FieldValue, readBack: FieldValue, as property: PropertyDefinition) -> Bool

    /// Makes a connector; it holds nothing.
    init()

    /// What the CRM can tell, over a transport that is already authorized.
    func reading(through transport: any HTTPTransport) -> any CRMReading

    /// What may change the CRM, over a transport that is already authorized.
    func writing(through transport: any HTTPTransport) -> any CRMWriting
}
