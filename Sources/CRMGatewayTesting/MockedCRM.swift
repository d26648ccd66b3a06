public import ConnectorKit
public import MockKit

/// A CRM that a fixture imitates: its mock, and how people connect to it there.
public struct MockedCRM: Sendable {
    /// The CRM.
    public let id: CRMID
    /// The ways to connect to the mock, the usual one first.
    public let ways: [AuthenticationMethod.Kind]
    /// A name that the CRM accepts for a dedicated owner property.
    public let ownerProperty: PropertyName

    let inputs: Inputs
    let start: @Sendable () async throws -> MockServer

    /// What a person enters for a way without a browser, from the mock's keys.
    public typealias Inputs = @Sendable (AuthenticationMethod.Kind, MockCredentials) -> [String: Secret]

    /// Describes a CRM.
    ///
    /// - Parameters:
    ///   - vendor: the mock, with what it holds.
    ///   - ways: the ways to connect to it, the usual one first; at least one.
    ///   - ownerProperty: a name that the CRM accepts for a dedicated owner property.
    ///   - inputs: what is entered for a way without a browser; for a static token, or with a browser, nothing is.
    public init(
        _ vendor: some MockVendor, ways: [AuthenticationMethod.Kind], ownerProperty: PropertyName = "gateway_owner",
        inputs: @escaping Inputs = { _, _ in [:] }
    ) {
        self.id = CRMID(rawValue: vendor.crm)
        self.ways = ways
        self.ownerProperty = ownerProperty
        self.inputs = inputs
        self.start = { try await MockServer.start(vendor: vendor) }
    }
}
