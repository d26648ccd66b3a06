import ConnectorKit

/// Parts of the descriptor.
extension ZohoConnector {
    private static let limitsSource =
        "API limits of v8 as noted by api-evangelist/zoho-crm (a05c899), and Zoho's post Kaizen 203, read 2026-11"
    /// Token requests cost no credits.
    private static let uncounted: Set<OperationName> = [.tokenExchange, .tokenRefresh, .tokenRevoke]

    static let limits: [RateLimit] = [
        // A window of no length counts what is under way.
        RateLimit(
            bucket: ZohoUsage.concurrentBucket, capacity: 5, window: .rolling(.zero), unit: ZohoUsage.callsAtOnce,
            exempt: uncounted,
            source: "\(limitsSource); the smallest edition's, per org and app; a composite counts for five"),
        RateLimit(
            bucket: ZohoUsage.bucket, capacity: 50_000, window: .rolling(.seconds(86_400)), unit: ZohoUsage.credits,
            exempt: uncounted,
            source:
                "\(limitsSource); the Standard edition's, users not counted (Free: 5,000); answers tell what is left "
                + "once half is used"),
    ]

    static func object(_ object: CRMObject) -> ObjectDescription {
        let label =
            switch object {
            case .deal: "Deal"
            case .contact: "Contact"
            case .company: "Account"
            }
        let isDeal = object == .deal
        return ObjectDescription(
            object: object, vendorName: ZohoMapping.module(of: object), label: label,
            standardOwnerProperty: PropertyName(rawValue: ZohoMapping.owner),
            stageProperty: isDeal ? PropertyName(rawValue: ZohoMapping.stage) : nil,
            pipelineProperty: isDeal ? PropertyName(rawValue: ZohoMapping.pipeline) : nil)
    }

    /// The name is Zoho's to make; the one that is wished for only says that no other is meant.
    static let ownerProperties = OwnerPropertyTraits(
        namesMayRepeat: false, carriesMark: true, createRestoresArchived: false, namesAreGenerated: true,
        nameRule:
            "a letter, then letters, digits and _, at most 50 characters; Zoho itself makes the name out of the label",
        nameLengthMax: ZohoOwnerField.nameCharactersMax, acceptsName: ZohoOwnerField.acceptsName,
        labelRule: ZohoOwnerField.labelRule, acceptsLabel: ZohoOwnerField.acceptsLabel)
}
