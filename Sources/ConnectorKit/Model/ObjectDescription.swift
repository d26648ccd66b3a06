/// What a vendor calls an object, and the owner field that it has of its own.
public struct ObjectDescription: Hashable, Sendable {
    /// The gateway's name.
    public let object: CRMObject
    /// The name in the vendor's paths, `deals`.
    public let vendorName: String
    /// The name for people, `Deal`.
    public let label: String
    /// The vendor's own owner field, or `nil` where it has none.
    public let standardOwnerProperty: PropertyName?
    /// The property that holds the stage, where the object has pipelines.
    public let stageProperty: PropertyName?
    /// The property that holds the pipeline, where the object has pipelines.
    public let pipelineProperty: PropertyName?
    /// The property that holds the record type, where the object has record types.
    public let recordTypeProperty: PropertyName?

    /// Describes an object.
    public init(
        object: CRMObject, vendorName: String, label: String, standardOwnerProperty: PropertyName?,
        stageProperty: PropertyName? = nil, pipelineProperty: PropertyName? = nil,
        recordTypeProperty: PropertyName? = nil
    ) {
        self.object = object
        self.vendorName = vendorName
        self.label = label
        self.standardOwnerProperty = standardOwnerProperty
        self.stageProperty = stageProperty
        self.pipelineProperty = pipelineProperty
        self.recordTypeProperty = recordTypeProperty
    }
}
