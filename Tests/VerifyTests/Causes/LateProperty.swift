import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing

/// A deal's property that a CRM takes of records that are there, and not of new ones.
struct LateProperty: Sendable, CustomTestStringConvertible {
    let mocked: MockedCRM
    let amount: PropertyName
    let property: PropertyName
    /// What makes it so.
    let change: AccountChange
    /// A deal of the demo account.
    let deal: RecordID

    var testDescription: String { mocked.id.rawValue }

    /// The CRMs whose definitions tell the two apart.
    static let all = [
        LateProperty(
            mocked: .salesforce(), amount: "Amount", property: "Fit_Score__c",
            change: .vendorSpecific(
                "set_writable",
                [
                    "object": "Opportunity", "property": "Fit_Score__c", "createable": false, "updateable": true,
                ]), deal: "006QH0000000085YAA"),
        LateProperty(
            mocked: .zoho(), amount: "Amount", property: "Seats",
            change: .vendorSpecific(
                "set_operations",
                ["object": "Deals", "property": "Seats", "api_create": false, "api_update": true]),
            deal: "5725767000005000501"),
    ]
}
