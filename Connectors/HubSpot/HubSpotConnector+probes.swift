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
        // Found through the search index, but for contacts with an email: seconds were observed, no bound is documented.
        sightDelayMax: .seconds(60),
        unsuppressed: [
            "workflows that enrol new or changed records", "webhooks of other apps", "a notification to a new owner",
            "the company of a contact's email domain, where the portal makes companies by itself",
            "entries in the history of a designated record's properties",
        ])

    private static let lifecycle: [PropertyName: String] = [
        "lifecyclestage": "HubSpot moves it forwards only, and syncs it between records."
    ]
}
