import ConnectorKit
import Testing
import Verification
import Workspace

/// One thing that changed in a CRM since the sync, and exactly what must be found.
struct SchemaDrift: Sendable, CustomTestStringConvertible {
    let name: String
    let findings: [String]
    let change: @Sendable (inout AccountScene) -> Void

    init(_ name: String, finds findings: [String], _ change: @escaping @Sendable (inout AccountScene) -> Void) {
        self.name = name
        self.findings = findings
        self.change = change
    }

    var testDescription: String { name }

    private static func unusable(_ cause: String) -> [String] {
        [
            "properties.exist failed \(cause) deal / amount", "properties.type not_checked \(cause) deal / amount",
            "properties.writable not_checked \(cause) deal / amount",
        ]
    }

    static let ofProperties = [
        SchemaDrift("property deleted", finds: unusable("property_missing")) { $0.change("amount") { _ in nil } },
        SchemaDrift("property archived", finds: unusable("property_archived")) {
            $0.change("amount") { $0.with(isArchived: true) }
        },
        SchemaDrift("property hidden by field-level security", finds: unusable("field_level_security")) {
            $0.change("amount") { $0.with(isVisible: false) }
        },
        SchemaDrift(
            "property that is only read deleted",
            finds: [
                "properties.exist failed property_missing deal / notes",
                "properties.type not_checked property_missing deal / notes",
            ]
        ) { $0.change("notes") { _ in nil } },
        SchemaDrift("property became read-only", finds: ["properties.writable failed read_only deal / amount"]) {
            $0.change("amount") { $0.with(isWritable: false) }
        },
        SchemaDrift("property that is only read became read-only", finds: []) {
            $0.change("notes") { $0.with(isWritable: false) }
        },
        SchemaDrift("type changed", finds: ["properties.type failed type_changed deal / amount"]) {
            $0.change("amount") { $0.with(type: .text) }
        },
        SchemaDrift("type of what is read as text changed", finds: []) {
            $0.change("notes") { $0.with(type: .choices) }
        },
        SchemaDrift("option removed", finds: ["properties.type failed option_removed deal / reason"]) {
            $0.change("reason") { $0.with(options: [PropertyOption(value: "price", label: "Price")]) }
        },
        SchemaDrift("options mapped by what people read", finds: []) {
            $0.properties[2].options = ["Price", "Timing"]
        },
        SchemaDrift(
            "option removed that was mapped by what people read",
            finds: ["properties.type failed option_removed deal / reason"]
        ) { scene in
            scene.properties[2].options = ["Price", "Timing"]
            scene.change("reason") { $0.with(options: [PropertyOption(value: "price", label: "Price")]) }
        },
        SchemaDrift("option out of use", finds: ["properties.type failed option_removed deal / reason"]) {
            $0.change("reason") { definition in
                definition.with(
                    options: definition.options.map {
                        PropertyOption(value: $0.value, label: $0.label, isActive: $0.value != "timing")
                    })
            }
        },
        SchemaDrift("all options removed", finds: ["properties.type failed option_removed deal / reason"]) {
            $0.change("reason") { $0.with(options: []) }
        },
        SchemaDrift(
            "option of what is only read removed", finds: ["properties.type warning option_removed deal / reason"]
        ) { scene in
            scene.properties[2].permission = .read
            scene.change("reason") { $0.with(options: []) }
        },
        SchemaDrift(
            "object switched off",
            finds: [
                "properties.exist failed property_missing contact / title",
                "properties.type not_checked property_missing contact / title",
                "properties.writable not_checked property_missing contact / title",
                "owner.property failed owner_property_missing contact / owner_id",
            ]
        ) { $0.facts.definitions[.contact] = .failure(SoundToyCRM.error(.unsupported)) },
    ]

    static let ofPlaces = [
        SchemaDrift("pipeline deleted", finds: ["pipelines.stages failed pipeline_missing deal / sales"]) {
            $0.facts.pipelines[.deal] = .success([])
        },
        SchemaDrift("pipeline archived", finds: ["pipelines.stages failed pipeline_archived deal / sales"]) {
            $0.setPipeline(isArchived: true, stages: SoundToyCRM.pipeline.stages)
        },
        SchemaDrift("stage deleted", finds: ["pipelines.stages failed stage_missing deal / sales / won"]) {
            $0.setPipeline(stages: [SoundToyCRM.stage("new")])
        },
        SchemaDrift("stage archived", finds: ["pipelines.stages failed stage_archived deal / sales / won"]) {
            $0.setPipeline(stages: [SoundToyCRM.stage("new"), SoundToyCRM.stage("won", isArchived: true)])
        },
        SchemaDrift(
            "the stage in which records begin deleted",
            finds: ["pipelines.stages failed stage_missing deal / sales / new"]
        ) { $0.setPipeline(stages: [SoundToyCRM.stage("won")]) },
        SchemaDrift(
            "a stage became a won one", finds: ["pipelines.stages warning stage_meaning_changed deal / sales / won"]
        ) { $0.setPipeline(stages: [SoundToyCRM.stage("new"), SoundToyCRM.stage("won", outcome: .won)]) },
        SchemaDrift(
            "a stage became an open one", finds: ["pipelines.stages warning stage_meaning_changed deal / sales / won"]
        ) { $0.pipelines[0].stages[0].outcome = .won },
        SchemaDrift(
            "a stage that somebody else maps as won, and the CRM counts as open",
            finds: ["pipelines.stages warning stage_meaning_changed deal / sales / won"]
        ) { scene in
            scene.pipelines.append(scene.pipelines[0])
            scene.pipelines[1].stages[0].outcome = .won
        },
        SchemaDrift(
            "a stage that two map differently, and the CRM as neither of them",
            finds: ["pipelines.stages warning stage_meaning_changed deal / sales / won"]
        ) { scene in
            scene.pipelines.append(scene.pipelines[0])
            scene.pipelines[1].stages[0].outcome = .won
            scene.setPipeline(stages: [SoundToyCRM.stage("new"), SoundToyCRM.stage("won", outcome: .lost)])
        },
        SchemaDrift(
            "the stage in which somebody else's records begin deleted",
            finds: ["pipelines.stages failed stage_missing deal / sales / gone"]
        ) { scene in
            scene.pipelines.append(scene.pipelines[0])
            scene.pipelines[1].defaultStage = "gone"
        },
        SchemaDrift("a CRM that doesn't tell what a stage means", finds: []) { scene in
            scene.pipelines[0].stages[0].outcome = .won
            scene.setPipeline(stages: [SoundToyCRM.stage("new"), SoundToyCRM.stage("won", outcome: .unknown)])
        },
        SchemaDrift("the stage in which records begin became another, and isn't mapped", finds: []) {
            $0.setPipeline(stages: [SoundToyCRM.stage("new", outcome: .lost), SoundToyCRM.stage("won")])
        },
        SchemaDrift("a stage that isn't mapped deleted", finds: []) {
            $0.setPipeline(stages: [SoundToyCRM.stage("new"), SoundToyCRM.stage("won")])
        },
        SchemaDrift(
            "record type deleted",
            finds: ["record-types.available failed record_type_unavailable deal / new-business"]
        ) { $0.facts.recordTypes = .success([]) },
        SchemaDrift(
            "record type deactivated",
            finds: ["record-types.available failed record_type_unavailable deal / new-business"]
        ) { $0.facts.recordTypes = .success([SoundToyCRM.recordType(isActive: false, allows: ["won"])]) },
        SchemaDrift(
            "record type taken from the key's user",
            finds: ["record-types.available failed record_type_unavailable deal / new-business"]
        ) { $0.facts.recordTypes = .success([SoundToyCRM.recordType(isAvailable: false, allows: ["won"])]) },
        SchemaDrift(
            "no record type left to a key that a sync stored none for",
            finds: ["record-types.available failed record_type_unavailable deal"]
        ) { scene in
            scene.facts.storedRecordTypes = nil
            scene.facts.recordTypes = .success([SoundToyCRM.recordType(isAvailable: false, allows: ["won"])])
        },
        SchemaDrift("no record type was stored, and none read", finds: []) { scene in
            scene.facts.storedRecordTypes = nil
            scene.facts.recordTypes = nil
        },
        SchemaDrift(
            "stage taken out of the process",
            finds: ["record-types.available warning stage_outside_process deal / sales / won"]
        ) { $0.facts.recordTypes = .success([SoundToyCRM.recordType(allows: ["new"])]) },
    ]

    static let ofOwners = [
        SchemaDrift(
            "owner property deleted", finds: ["owner.property failed owner_property_missing deal / owner_id"]
        ) { $0.change("owner_id") { _ in nil } },
        SchemaDrift("owner property archived", finds: ["owner.property failed property_archived deal / owner_id"]) {
            $0.change("owner_id") { $0.with(isArchived: true) }
        },
        SchemaDrift("owner property hidden", finds: ["owner.property failed field_level_security deal / owner_id"]) {
            $0.change("owner_id") { $0.with(isVisible: false) }
        },
        SchemaDrift("owner property of another type", finds: ["owner.property failed type_changed deal / owner_id"]) {
            $0.change("owner_id") { $0.with(type: .text) }
        },
        SchemaDrift("owner property read-only", finds: ["owner.property failed read_only deal / owner_id"]) {
            $0.change("owner_id") { $0.with(isWritable: false) }
        },
        SchemaDrift(
            "an owner property that people mapped deleted",
            finds: ["owner.property failed owner_property_missing deal / gateway_owner"]
        ) { scene in
            var own = AccountScene.mapped("gateway_owner", .owner, .read)
            own.isOwner = true
            scene.properties.append(own)
        },
    ]
}
