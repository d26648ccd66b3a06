public import ConnectorKit
public import Workspace

/// What is known when a probe of one object is planned.
public struct ProbeSituation: Sendable {
    /// The CRM.
    public var crm: CRMID
    /// The object, in the vendor's words.
    public var object: ObjectDescription
    /// How its probes are made.
    public var traits: ProbeObjectTraits
    /// The properties, as this key sees them, with options of those that are mapped.
    public var definitions: [PropertyDefinition]
    /// The properties that the people verified have mapped on the object; one for each name.
    public var mapped: [CustomProperty]
    /// The dedicated owner properties in use on the object.
    public var ownerProperties: [PropertyName]
    /// The object's pipelines as the CRM has them.
    public var pipelines: [Pipeline]
    /// The pipelines that are mapped.
    public var mappedPipelines: [PipelineSetting]
    /// The object's record types; empty where there are none.
    public var recordTypes: [RecordType]
    /// An active CRM user who may own records: the person's, or the key's own.
    public var owner: CRMUserID?
    /// The mark that the probe carries.
    public var mark: ProbeMark
    /// The values that a designated record has now; `nil` for a temporary one.
    public var before: [PropertyName: FieldValue]?
    /// The day, in UTC.
    public var today: CalendarDate

    /// Gathers what is known.
    public init(
        crm: CRMID, object: ObjectDescription, traits: ProbeObjectTraits, definitions: [PropertyDefinition],
        mapped: [CustomProperty], ownerProperties: [PropertyName] = [], pipelines: [Pipeline] = [],
        mappedPipelines: [PipelineSetting] = [], recordTypes: [RecordType] = [], owner: CRMUserID? = nil,
        mark: ProbeMark, before: [PropertyName: FieldValue]? = nil, today: CalendarDate
    ) {
        self.crm = crm
        self.object = object
        self.traits = traits
        self.definitions = definitions
        self.mapped = mapped
        self.ownerProperties = ownerProperties
        self.pipelines = pipelines
        self.mappedPipelines = mappedPipelines
        self.recordTypes = recordTypes
        self.owner = owner
        self.mark = mark
        self.before = before
        self.today = today
    }
}
