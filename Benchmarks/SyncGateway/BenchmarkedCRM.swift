import ConnectorKit

/// A CRM of the benchmark: what its mock holds, and how it is connected there. Adding one is one entry in ``all``.
struct BenchmarkedCRM: Sendable {
    /// The CRM.
    let id: CRMID
    /// The ways to connect it, the usual one first.
    let ways: [AuthenticationMethod.Kind]
    /// A name that it accepts for a dedicated owner property.
    let ownerProperty: PropertyName
    /// Members of the mock's seed, beside the number of its users, where several syncs follow one another; a JSON object.
    let seed: String
    /// What is entered for a way, from the mock's start line; nothing for a static token.
    let inputs: @Sendable (MockLine) -> [String: String?]

    static let all = [
        // The burst limit is out of the way: all rounds share one account, and each is a process that knows of no other.
        BenchmarkedCRM(
            id: "hubspot", ways: [.staticToken], ownerProperty: "gateway_owner",
            seed: #"{"limits":{"static_burst":100000}}"#
        ) { _ in [:] },
        // The app's own credentials: one user's sight of record types is enough. A signed assertion reads as each target.
        BenchmarkedCRM(
            id: "salesforce", ways: [.clientCredentials, .jwtBearer], ownerProperty: "gateway_owner__c", seed: "{}"
        ) { ["host": $0.instanceURL, "username": $0.username, "private-key": $0.privateKey] },
    ]

    static func named(_ name: String) throws -> BenchmarkedCRM {
        guard let crm = all.first(where: { $0.id.rawValue == name }) else {
            let known = all.map(\.id.rawValue).joined(separator: ", ")
            throw BenchmarkError(text: "no CRM \(name) here: there are \(known)")
        }
        return crm
    }
}
