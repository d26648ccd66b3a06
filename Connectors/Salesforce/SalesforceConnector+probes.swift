import ConnectorKit

extension SalesforceConnector {
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(markProperty: "Name", required: ["Name", "StageName", "CloseDate"]),
            .contact: ProbeObjectTraits(markProperty: "LastName", required: ["LastName"]),
            .company: ProbeObjectTraits(markProperty: "Name", required: ["Name"]),
        ],
        // Queries read the records themselves.
        sightDelayMax: .seconds(2),
        suppressed: ["assignment rules", "duplicate rules that allow saving", "the list of recent records"],
        unsuppressed: ["flows and triggers", "outbound messages", "field history"])
}
