import CRMGateway
public import ConnectorKit
import Workspace

extension GatewayFixture {
    /// Maps, on the organization admin's dashboard, what the accounts of these CRMs have: see ``SampleMapping``.
    ///
    /// - Precondition: the admin is connected to them.
    /// - Parameter crms: all of the fixture's by default.
    @discardableResult
    public func mapSample(_ crms: [CRMID]? = nil, atMost countMax: Int = 8) async throws -> SampleMapping {
        guard let lead = admin.user else { throw FixtureError(text: "The admin is no person.") }
        var mapping = SampleMapping()
        for crm in crms ?? self.crms.map(\.id) {
            let connection = try await gateway.connection(of: lead, crm: crm, as: admin)
            guard let descriptor = gateway.connectors[crm]?.descriptor else { continue }
            try await mapping.add(descriptor, through: connection.reading, atMost: countMax)
        }
        try await mapping.set(for: lead, in: gateway, as: admin)
        return mapping
    }
}
