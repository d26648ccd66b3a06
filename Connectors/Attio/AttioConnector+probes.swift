import ConnectorKit

extension AttioConnector {
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(markProperty: "name", required: ["name", "stage", "owner"]),
            .contact: ProbeObjectTraits(
                markProperty: "name", required: ["name"],
                untouched: [
                    "email_addresses":
                        "Attio makes a company of the address's domain, which bears no mark and would be left behind."
                ]),
            .company: ProbeObjectTraits(markProperty: "name", required: ["name"]),
        ],
        // Queries read the records themselves.
        sightDelayMax: .seconds(2),
        unsuppressed: [
            "workflows and webhooks of the workspace", "a notification to a new owner",
            "the enrichment of a company by a domain that is written",
            "how a designated contact's phone number was typed: its international form is restored",
            "the history of a designated record's values, and who wrote them last",
        ])
}
