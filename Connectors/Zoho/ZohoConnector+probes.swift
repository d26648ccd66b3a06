import ConnectorKit

extension ZohoConnector {
    /// What every write and deletion says switches off what Zoho lets a client switch off
    /// (``ZohoEndpoints/write(_:of:_:)``, ``ZohoEndpoints/delete(_:of:inComposite:)``).
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(markProperty: "Deal_Name", required: ["Deal_Name", "Stage", "Closing_Date"]),
            .contact: ProbeObjectTraits(markProperty: "Last_Name", required: ["Last_Name"]),
            .company: ProbeObjectTraits(markProperty: "Account_Name", required: ["Account_Name"]),
        ],
        // COQL is expected to read the records themselves (unverified).
        sightDelayMax: .seconds(10),
        suppressed: ["workflows, approvals, blueprints and orchestrations of a write", "cadences"],
        unsuppressed: [
            "workflows of a deletion (what asks for none is unverified)",
            "notification channels, which are other apps' webhooks",
            "the recycle bin, which keeps deleted probes for 60 days",
            "the timeline, and the time of the last change, of a designated record",
        ])
}
