public import ConnectorKit
public import Workspace

/// What the people verified expect of one CRM: the union of what their settings map.
public struct Expectations: Hashable, Sendable {
    /// The CRM.
    public let crm: CRMID
    /// The mapped properties, by object and name; more than one of a name only where people's mappings differ in the type.
    public let properties: [CustomProperty]
    /// The mapped pipelines with their stages, one for each id.
    public let pipelines: [PipelineSetting]
    /// The same as people map them: each distinct mapping once.
    public let mappings: [MappedPipeline]
    /// The property that holds the owner, object by object.
    public let ownerProperties: [CRMObject: PropertyName]

    /// Gathers what is expected; what is said of other CRMs is left out, and what is said twice is put together.
    public init(
        crm: CRMID, properties: [CustomProperty], mappings: [MappedPipeline],
        ownerProperties: [CRMObject: PropertyName] = [:]
    ) {
        self.crm = crm
        self.properties = Self.together(properties.filter { $0.crm == crm.rawValue })
        self.mappings = Self.distinct(mappings.filter { $0.setting.crm == crm.rawValue })
        self.pipelines = Self.together(self.mappings.map(\.setting))
        self.ownerProperties = ownerProperties
    }

    /// The same, where each pipeline is one person's.
    public init(
        crm: CRMID, properties: [CustomProperty], pipelines: [PipelineSetting],
        ownerProperties: [CRMObject: PropertyName] = [:]
    ) {
        self.init(
            crm: crm, properties: properties, mappings: pipelines.map { MappedPipeline($0, people: 1) },
            ownerProperties: ownerProperties)
    }

    /// Whether a mapping proposes or writes values, moves records through stages, or binds owners.
    public var isWriting: Bool {
        !pipelines.isEmpty || !ownerProperties.isEmpty || properties.contains { $0.permission != .read }
    }

    /// The mapped properties of an object, one for each name, without owner properties, which have a check of their own.
    public func mapped(_ object: CRMObject) -> [CustomProperty] {
        var seen: Set<String> = []
        return properties.filter { !$0.isOwner && $0.object.inCRM == object && seen.insert($0.name).inserted }
    }

    /// The objects that anything is expected of, deals first.
    public var objects: [CRMObject] {
        let all = properties.map(\.object.inCRM) + pipelines.map(\.object.inCRM) + ownerProperties.keys
        return Set(all).sorted()
    }
}
