import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import Testing

/// A CRM in the tests of probes: its mock, and the words that differ.
struct ProbedCRM: Sendable, CustomTestStringConvertible {
    let mocked: MockedCRM
    /// The mock's word for deals.
    let deals: String
    /// The mock's operations on records.
    let operations: (create: String, update: String, delete: String)
    /// A text property of deals of the demo account.
    let text: PropertyName
    /// A deal of the demo account.
    let deal: RecordID
    /// The form of an id that no deal has.
    let absent: RecordID

    /// The mock's names for what nobody writes: when a record was last changed, and what the vendor works out from
    /// others.
    var derived: Set<String> = []

    var id: CRMID { mocked.id }
    var testDescription: String { id.rawValue }

    static let all = [hubSpot, salesforce, zoho, attio, pipedrive]

    static let hubSpot = hubSpot(searchLag: HubSpotSeed().searchLag)

    /// HubSpot with an index that catches up so late.
    static func hubSpot(searchLag: Duration) -> ProbedCRM {
        var seed = HubSpotSeed()
        seed.searchLag = searchLag
        return ProbedCRM(
            mocked: .hubSpot(seed), deals: "deals",
            operations: (
                "hubspot.records.batch_create", "hubspot.records.batch_update", "hubspot.records.batch_archive"
            ), text: "next_step_agreed", deal: "501", absent: "999999999",
            derived: ["hs_lastmodifieddate"])
    }

    static let salesforce = ProbedCRM(
        mocked: .salesforce(), deals: "Opportunity",
        operations: ("salesforce.composite.run", "salesforce.composite.run", "salesforce.composite.run"),
        text: "Next_Step_Agreed__c", deal: "006QH0000000085YAA", absent: "006QH0000004C91YAE",
        derived: ["LastModifiedDate", "SystemModstamp"])

    static let zoho = ProbedCRM(
        mocked: .zoho(), deals: "Deals",
        operations: ("zoho.records.create", "zoho.records.update", "zoho.records.delete"), text: "Next_Step_Agreed",
        deal: "5725767000005000501", absent: "5725767000009999999",
        derived: ["Modified_Time", "Last_Activity_Time", "Probability"])

    static let attio = ProbedCRM(
        mocked: .attio(), deals: "deals",
        operations: ("attio.records.create", "attio.records.overwrite", "attio.records.delete"),
        text: "next_step_agreed", deal: "0d000000-0000-4000-8000-000000000501",
        absent: "0d000000-0000-4000-8000-000000999999")

    static let pipedrive = ProbedCRM(
        mocked: .pipedrive(), deals: "deals",
        operations: ("pipedrive.records.create", "pipedrive.records.update", "pipedrive.records.delete"),
        text: "fb2332b5f1fee036a9d5a744181c7a1f85fe274b", deal: "501",
        absent: "999999999")
}
