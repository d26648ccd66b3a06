import ConnectorKit

extension PipedriveConnector {
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(markProperty: "title", required: ["title"]),
            .contact: ProbeObjectTraits(markProperty: "name", required: ["name"]),
            .company: ProbeObjectTraits(markProperty: "name", required: ["name"]),
        ],
        // Lists read the records themselves; no delay is known.
        sightDelayMax: .seconds(2),
        unsuppressed: ["automations and webhooks of the company"])
}
