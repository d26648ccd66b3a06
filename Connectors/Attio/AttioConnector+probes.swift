import ConnectorKit

extension AttioConnector {
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(markProperty: "name", required: ["name", "stage", "owner"]),
            .contact: ProbeObjectTraits(
                markProperty: "name", required: ["name"],
                untouched: ["email_addresses": "Attio makes and enriches a company of the address's domain."]),
            .company: ProbeObjectTraits(
                markProperty: "name", required: ["name"],
                untouched: ["domains": "Attio enriches companies that have a domain."]),
        ],
        // Queries read the records themselves.
        sightDelayMax: .seconds(2),
        unsuppressed: [
            "workflows and webhooks of the workspace", "a notification to a new owner",
            "the history of a designated record's values, and who wrote them last",
        ])
}
