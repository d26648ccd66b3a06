import ConnectorKit
import Measuring

/// A CRM of the benchmark: what its mock holds, and how it is connected there. Adding one is one entry in ``all``.
struct BenchmarkedCRM: Sendable {
    /// The CRM.
    let id: CRMID
    /// The ways to connect it, the usual one first.
    let ways: [AuthenticationMethod.Kind]
    /// A name that it accepts for a dedicated owner property.
    let ownerProperty: PropertyName
    /// Members of the mock's seed, beside the number of its users, where several syncs follow one another; a JSON object.
    var seed = "{}"
    /// The same where the vendor's own limits count.
    var ownLimitsSeed = "{}"
    /// What the vendor counts by the day, where it counts something else than calls or tells what is left.
    var allowance: Allowance?
    /// What is entered for a way without a browser, from the mock's start line; nothing for a static token.
    var inputs: @Sendable (MockLine) -> [String: String?] = { _ in [:] }

    static let all = [
        // The burst limit is out of the way: all rounds share one account, and each is a process that knows of no other.
        BenchmarkedCRM(
            id: "hubspot", ways: [.staticToken], ownerProperty: "gateway_owner",
            seed: #"{"limits":{"static_burst":100000}}"#),
        // The app's own credentials: one user's sight of record types is enough. A signed assertion reads as each target.
        BenchmarkedCRM(
            id: "salesforce", ways: [.clientCredentials, .jwtBearer], ownerProperty: "gateway_owner__c",
            inputs: { ["host": $0.instanceURL, "username": $0.username, "private-key": $0.privateKey] }),
        // Its answers tell what is left of the credits once half of them is used: 2,500,000 of the 5,000,000 that an
        // Enterprise account of so many users has. A sync in the middle of such a day is counted.
        BenchmarkedCRM(
            id: "zoho", ways: [.authorizationCode], ownerProperty: "Gateway_owner",
            ownLimitsSeed: #"{"limits":{"credits_used":2500000}}"#,
            allowance: Allowance(
                unit: "credits", leftHeader: "X-API-CREDITS-REMAINING", start: .seeded(2_500_000))),
        BenchmarkedCRM(
            id: "attio", ways: [.staticToken, .authorizationCode], ownerProperty: "gateway_owner"),
        // As with HubSpot, the burst limit counts in the last sync alone.
        BenchmarkedCRM(
            id: "pipedrive", ways: [.staticToken, .authorizationCode], ownerProperty: "gateway_owner",
            seed: #"{"limits":{"api_burst":100000,"oauth_burst":100000}}"#,
            allowance: Allowance(
                unit: "tokens", leftHeader: "x-daily-ratelimit-token-remaining",
                start: .told(header: "x-daily-ratelimit-token-limit"))),
    ]

    static func named(_ name: String) throws -> BenchmarkedCRM {
        guard let crm = all.first(where: { $0.id.rawValue == name }) else {
            let known = all.map(\.id.rawValue).joined(separator: ", ")
            throw BenchmarkError(text: "no CRM \(name) here: there are \(known)")
        }
        return crm
    }
}
