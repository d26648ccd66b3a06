import ConnectorKit

extension ZohoConnector {
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(markProperty: "Deal_Name", required: ["Deal_Name", "Stage", "Closing_Date"]),
            .contact: ProbeObjectTraits(markProperty: "Last_Name", required: ["Last_Name"]),
            .company: ProbeObjectTraits(markProperty: "Account_Name", required: ["Account_Name"]),
        ],
        // COQL is expected to read the records themselves (unverified).
        sightDelayMax: .seconds(10),
        suppressed: ["workflows, approvals and blueprints", "cadences"],
        unsuppressed: ["webhooks of notification channels"])
}
