import CRMGatewayTesting
import ConnectorKit
import MockKit

/// Every CRM of the fixture's catalogue; `EveryCRMTests` wants them all.
extension SyncedCRM {
    static let all = [hubSpot, salesforce, zoho, attio, pipedrive]

    /// Where a CRM lets names repeat, another field of the wished name is no conflict.
    static let refusing = all.filter { $0.id != pipedrive.id }

    /// Those that have archived properties.
    static let archiving = all.filter { $0.takenArchived != nil }

    private static let hubSpot = SyncedCRM(
        mocked: .hubSpot(), listing: "hubspot.properties.list", creation: "hubspot.properties.create", deals: "deals",
        deletion: { .deleteProperty(object: "deals", property: $0.rawValue) }, afterDeletion: .restored,
        taken: Wish(name: "fit_score", label: "Gateway owner"),
        takenArchived: Wish(name: "old_channel", label: "Gateway owner"))

    private static let salesforce = SyncedCRM(
        mocked: .salesforce(), listing: "salesforce.describe.object", creation: "salesforce.field.create",
        deals: "Opportunity", deletion: { .deleteProperty(object: "Opportunity", property: $0.rawValue) },
        afterDeletion: .told("shows no property of that name"),
        taken: Wish(name: "Fit_Score__c", label: "Gateway owner"),
        takenArchived: nil)

    /// A field that is on no layout is what others call archived; the label is what counts.
    private static let zoho = SyncedCRM(
        mocked: .zoho(), listing: "zoho.fields.list", creation: "zoho.fields.create", deals: "Deals",
        deletion: { name in
            .vendorSpecific(
                "unuse_field",
                ["change": "unuse_field", "object": "Deals", "property": .string(name.rawValue)])
        }, afterDeletion: .refused("add it to a layout"), taken: Wish(name: "Gateway_owner", label: "Fit Score"),
        takenArchived: Wish(name: "Gateway_owner", label: "Old Channel"))

    private static let attio = SyncedCRM(
        mocked: .attio(), listing: "attio.attributes.list", creation: "attio.attributes.create", deals: "deals",
        deletion: { .deleteProperty(object: "deals", property: $0.rawValue) }, afterDeletion: .restored,
        taken: Wish(name: "fit_score", label: "Gateway owner"),
        takenArchived: Wish(name: "old_channel", label: "Gateway owner"))

    /// Two of the demo company's fields are named Region already, and neither is an owner's.
    private static let pipedrive = SyncedCRM(
        mocked: .pipedrive(), listing: "pipedrive.fields.list", creation: "pipedrive.fields.create", deals: "deals",
        deletion: { .deleteProperty(object: "deals", property: $0.rawValue) }, afterDeletion: .madeAnew,
        taken: Wish(name: "region", label: "Region"), takenArchived: nil)
}
