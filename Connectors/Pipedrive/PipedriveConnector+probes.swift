import ConnectorKit

extension PipedriveConnector {
    static let probes = ProbeTraits(
        objects: [
            .deal: ProbeObjectTraits(
                markProperty: "title", required: ["title"], untouched: closing.merging(sight) { $1 }),
            .contact: ProbeObjectTraits(markProperty: "name", required: ["name"], untouched: sight),
            .company: ProbeObjectTraits(markProperty: "name", required: ["name"], untouched: sight),
        ],
        // The lists of records are no index, and no delay of theirs is known.
        sightDelayMax: .seconds(2),
        unsuppressed: [
            "automations and webhooks of the company", "a notification to a new owner",
            "the record's place in the company's list of deleted items, for 30 days",
        ])

    /// With another owner, an item that only its owner sees is lost to the key that must read and remove it.
    private static let sight: [PropertyName: String] = [
        "visible_to": "It can hide the record from the key that has to find and restore it."
    ]

    private static let closing: [PropertyName: String] = [
        "status": "Won and lost deals count in the company's figures, and a deal can be deleted by it.",
        "lost_reason": "Pipedrive takes it of lost deals alone.",
        "lost_time": "Pipedrive takes it of lost deals alone.",
        "won_time": "Pipedrive takes it of won deals alone.", "close_time": "Pipedrive takes it of closed deals alone.",
        "is_archived": "Pipedrive leaves archived deals out of the lists in which a lost probe is looked for.",
        "archive_time": "Pipedrive leaves archived deals out of the lists in which a lost probe is looked for.",
    ]
}
