import ConnectorKit

extension SalesforceConnector {
    /// What every row of a write carries switches off what Salesforce lets a client switch off
    /// (``SalesforceHeaders/ofWrites``).
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(
                markProperty: "Name", required: ["Name", "StageName", "CloseDate"],
                // With another owner, a private opportunity is lost to the key that must read and remove it.
                untouched: [
                    "IsPrivate": "It can hide the record from the key that has to find and restore it."
                ]),
            .contact: ProbeObjectTraits(markProperty: "LastName", required: ["LastName"]),
            .company: ProbeObjectTraits(markProperty: "Name", required: ["Name"]),
        ],
        // Queries read the records themselves; the bound is that of what Salesforce caches.
        sightDelayMax: .seconds(2),
        suppressed: [
            "assignment rules", "duplicate rules that alert and allow saving", "the user's list of recent records",
        ],
        unsuppressed: [
            "flows and triggers", "outbound messages and platform events",
            "the recycle bin, which keeps deleted probes",
            "field history and the date of the last change of a designated record",
        ])
}
