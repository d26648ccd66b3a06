import CRMGatewayTesting
import ConnectorKit
import Testing

/// A CRM in which the same is changed as in the others.
struct DriftedCRM: Sendable, CustomTestStringConvertible {
    let mocked: MockedCRM
    /// A deal's property that is mapped.
    let amount: PropertyName

    var testDescription: String { mocked.id.rawValue }

    static let all = [
        DriftedCRM(mocked: .hubSpot(), amount: "amount"), DriftedCRM(mocked: .salesforce(), amount: "Amount"),
        DriftedCRM(mocked: .zoho(), amount: "Amount"), DriftedCRM(mocked: .attio(), amount: "value"),
        DriftedCRM(mocked: .pipedrive(), amount: "value"),
    ]
}
