import ConnectorKit

extension HubSpotConnector {
    /// Records of the API start workflows like any other; HubSpot offers no way to keep them out.
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(markProperty: "dealname", required: ["dealname", "dealstage", "pipeline"]),
            .contact: ProbeObjectTraits(
                markProperty: "lastname", emailProperty: "email", required: ["lastname"], untouched: lifecycle),
            .company: ProbeObjectTraits(markProperty: "name", required: ["name"], untouched: lifecycle),
        ],
        // Found through the search index: seconds were observed, no bound is documented.
        sightDelayMax: .seconds(60),
        unsuppressed: ["workflows that enrol new records", "webhooks of other apps"])

    private static let lifecycle: [PropertyName: String] = [
        "lifecyclestage": "HubSpot moves it forwards only, and syncs it between records."
    ]
}
