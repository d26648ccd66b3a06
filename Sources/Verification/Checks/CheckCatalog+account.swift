import ConnectorKit

extension CheckCatalog {
    static let connection: [CheckDescription] = [
        CheckDescription(
            .connectionLive, "connection works", proves: "The CRM answers, and takes the key's token.", level: .account,
            causes: [.tokenRevoked, .missingScope, .accessDenied, .rateLimit, .crmUnavailable, .unknown]),
        CheckDescription(
            .connectionScopes, "permissions suffice",
            proves: "The key has the scopes for all that the mapping needs, and no reading was refused.",
            level: .account, causes: readingCauses),
        CheckDescription(
            .connectionAccount, "right account",
            proves: "The key leads to the CRM account, and acts as the CRM user, for which it was stored.",
            level: .account, causes: readingCauses),
    ]

    static let properties: [CheckDescription] = [
        CheckDescription(
            .propertiesExist, "mapped properties exist",
            proves: "Each mapped property is in the CRM, in use, and visible to the key.", level: .account,
            causes: [.propertyMissing, .propertyArchived, .fieldLevelSecurity] + readingCauses),
        CheckDescription(
            .propertiesType, "types fit",
            proves: "Each mapped property holds the kind of value that the mapping says, and has the mapped options.",
            level: .account,
            causes: [.typeChanged, .optionRemoved, .propertyMissing, .propertyArchived, .fieldLevelSecurity]
                + readingCauses),
        CheckDescription(
            .propertiesWritable, "properties writable",
            proves: "The CRM says that the key may write each property that is mapped for proposing or writing.",
            level: .account,
            causes: [.readOnly, .propertyMissing, .propertyArchived, .fieldLevelSecurity] + readingCauses),
    ]

    static let places: [CheckDescription] = [
        CheckDescription(
            .pipelinesStages, "pipelines and stages",
            proves:
                "Each mapped pipeline and stage, default stages too, is in the CRM and active, and a stage means there "
                + "what the mapping says: open, won or lost.", level: .account,
            causes: [.pipelineMissing, .pipelineArchived, .stageMissing, .stageArchived, .stageMeaningChanged]
                + readingCauses),
        CheckDescription(
            .recordTypesAvailable, "record types",
            proves: "Each record type that a sync stored is still there, active, and available to the key; each mapped "
                + "stage belongs to the process of one of them.", level: .account,
            causes: [.recordTypeUnavailable, .stageOutsideProcess] + readingCauses),
        CheckDescription(
            .ownerProperty, "owner properties",
            proves: "The property that holds the owner is there, in use, visible, writable, and holds a CRM user.",
            level: .account,
            causes: [.ownerPropertyMissing, .propertyArchived, .typeChanged, .fieldLevelSecurity, .readOnly]
                + readingCauses),
    ]

    static func writeback(_ object: CRMObject) -> CheckDescription {
        CheckDescription(
            .writeback(object), "writeback to a \(object.rawValue)",
            proves:
                "A value written to each mapped property, the owner and the stage landed: a request of its own read "
                + "it back after the write.", level: .account,
            causes: [
                .readOnly, .fieldLevelSecurity, .restrictedPicklist, .validationRule, .inactiveOwner,
                .stageOutsideProcess, .missingScope, .rateLimit, .duplicateRule, .requiredField, .lockedRow,
                .changedByAutomation, .valueRefused, .accessDenied, .propertyMissing, .propertyArchived, .typeChanged,
                .optionRemoved, .pipelineMissing, .pipelineArchived, .stageMissing, .stageArchived,
                .recordTypeUnavailable, .ownerPropertyMissing, .ownerMissing, .tokenRevoked, .wrongAccount,
                .crmUnavailable, .cleanupPending, .notAllowed, .unknown,
            ])
    }

    static let probes: [CheckDescription] = [
        CheckDescription(
            .cleanup, "probes are gone", proves: "No probe of this or an earlier verification is left in the account.",
            level: .account, causes: [.cleanupPending]),
        CheckDescription(
            .ownAccess, "own access",
            proves: "The writeback was made with the person's own access to the CRM, not with that of a shared key.",
            level: .account, causes: [], isApart: true),
    ]
}
