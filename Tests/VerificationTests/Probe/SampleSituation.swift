import ConnectorKit
import Verification
import Workspace

/// What a planner is given in tests: deals of a toy CRM with one property of each type.
struct SampleSituation {
    static let mark = ProbeMark(id: "0f3c5a7be9d2418896a1b2c3d4e5f607")
    static let today = CalendarDate(year: 2026, month: 11, day: 21)!

    /// The situation, for a test to change.
    var situation: ProbeSituation

    init(
        _ object: CRMObject = .deal, untouched: [PropertyName: String] = [:], before: [PropertyName: FieldValue]? = nil
    ) {
        let isDeal = object == .deal
        situation = ProbeSituation(
            crm: "toy",
            object: ObjectDescription(
                object: object, vendorName: "things", label: "Thing", standardOwnerProperty: "owner",
                stageProperty: isDeal ? "stage" : nil, pipelineProperty: isDeal ? "pipeline" : nil,
                recordTypeProperty: isDeal ? "record_type" : nil),
            traits: ProbeObjectTraits(
                markProperty: "name", emailProperty: isDeal ? nil : "email",
                required: isDeal ? ["name", "stage", "close_date"] : ["name"], untouched: untouched),
            definitions: SampleSituation.definitions(object), mapped: [], owner: "user-7",
            mark: SampleSituation.mark, before: before, today: SampleSituation.today)
        if isDeal { situation.pipelines = SampleSituation.pipelines }
    }

    /// Maps properties, with permission to write.
    mutating func map(_ names: String..., permission: PropertyPermission = .write, options: [String] = []) {
        for name in names {
            situation.mapped.append(
                CustomProperty(
                    crm: "toy", object: RecordObject(rawValue: situation.object.object.rawValue) ?? .deal, name: name,
                    label: name, type: .text, permission: permission, options: options))
        }
    }

    /// Maps a pipeline with some of its stages.
    mutating func map(
        pipeline: String, stages: [StageSetting] = [], isDefault: Bool = false, defaultStage: String? = nil
    ) {
        situation.mappedPipelines.append(
            PipelineSetting(
                crm: "toy", id: pipeline, label: pipeline, isDefault: isDefault, defaultStage: defaultStage,
                stages: stages))
    }

    /// Puts a definition in the place of the one of its name.
    mutating func define(_ definition: PropertyDefinition) {
        situation.definitions.removeAll { $0.name == definition.name }
        situation.definitions.append(definition)
    }

    /// What is planned.
    func plan(changesOwner: Bool = false) -> ProbePlan {
        ProbePlanner.plan(situation, changesOwner: changesOwner)
    }

    /// Why a property is left out of the plan.
    func leftOut(_ name: PropertyName, changesOwner: Bool = false) -> CheckResult? {
        plan(changesOwner: changesOwner).leftOut.first { $0.subject.property == name }
    }

    static let options = ["red", "green", "blue"].map { PropertyOption(value: $0, label: $0.uppercased()) }

    static let pipelines = [
        pipeline("sales", ["new": .open, "won": .won, "lost": .lost, "talks": .open]),
        pipeline("renewal", ["due": .open, "asked": .unknown, "kept": .won]),
        pipeline("old", ["dusty": .open], isArchived: true),
    ]

    private static func pipeline(
        _ id: String, _ stages: KeyValuePairs<String, Stage.Outcome>, isArchived: Bool = false
    ) -> Pipeline {
        Pipeline(
            object: .deal, id: "id-\(id)", value: id, label: id, isArchived: isArchived,
            stages: stages.map {
                Stage(id: "id-\($0.key)", value: $0.key, label: $0.key, isArchived: false, outcome: $0.value)
            })
    }

    /// A definition.
    static func definition(
        _ name: PropertyName, _ type: PropertyType, of object: CRMObject = .deal, vendorType: String = "toy",
        isWritable: Bool = true, isWritableOnCreate: Bool? = nil, isArchived: Bool = false, isVisible: Bool = true,
        isRequired: Bool = false, isUnique: Bool = false, options: [PropertyOption] = [],
        controller: PropertyName? = nil, scale: Int? = nil, lengthMax: Int? = nil
    ) -> PropertyDefinition {
        PropertyDefinition(
            object: object, name: name, label: name.rawValue, type: type, vendorType: vendorType,
            isWritable: isWritable, isWritableOnCreate: isWritableOnCreate, isArchived: isArchived,
            isVisible: isVisible, isRequired: isRequired, isUnique: isUnique, options: options, controller: controller,
            scale: scale, lengthMax: lengthMax)
    }

    private static func definitions(_ object: CRMObject) -> [PropertyDefinition] {
        [
            definition("name", .text, of: object), definition("text", .text, of: object),
            definition("number", .number, of: object, scale: 2), definition("money", .currency, of: object, scale: 2),
            definition("flag", .boolean, of: object), definition("day", .date, of: object),
            definition("moment", .dateTime, of: object), definition("choice", .choice, of: object, options: options),
            definition("choices", .choices, of: object, options: options),
            definition("owner", .owner, of: object), definition("owners", .owners, of: object),
            definition("email", .email, of: object), definition("phone", .phone, of: object),
            definition("url", .url, of: object), definition("other", .reference, of: object),
            definition("place", .opaque, of: object), definition("close_date", .date, of: object),
            definition("stage", .stage), definition("pipeline", .pipeline), definition("record_type", .reference),
        ].filter { $0.object == object }
    }
}
