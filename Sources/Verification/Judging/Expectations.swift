public import ConnectorKit
public import Workspace

/// What the people verified expect of one CRM: the union of what their settings map.
public struct Expectations: Hashable, Sendable {
    /// The CRM.
    public let crm: CRMID
    /// The mapped properties; people may differ in type, permission and options of one.
    public let properties: [CustomProperty]
    /// The mapped pipelines with their stages.
    public let pipelines: [PipelineSetting]
    /// The property that holds the owner, object by object.
    public let ownerProperties: [CRMObject: PropertyName]

    /// Gathers what is expected; what is said of other CRMs is left out, and what is said twice is put together.
    public init(
        crm: CRMID, properties: [CustomProperty], pipelines: [PipelineSetting],
        ownerProperties: [CRMObject: PropertyName] = [:]
    ) {
        self.crm = crm
        self.properties = properties.filter { $0.crm == crm.rawValue }
        self.pipelines = pipelines.filter { $0.crm == crm.rawValue }
        self.ownerProperties = ownerProperties
    }
}
