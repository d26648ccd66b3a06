public import ConnectorKit

/// What in an account, or of a person, a result is about; empty for the whole.
public struct CheckSubject: Hashable, Sendable, Codable, Comparable {
    /// The CRM.
    public var crm: CRMID?
    /// The object.
    public var object: CRMObject?
    /// The property, by the vendor's name.
    public var property: PropertyName?
    /// The pipeline's id.
    public var pipeline: String?
    /// The stage's id.
    public var stage: String?
    /// The record type's id.
    public var recordType: String?
    /// The settings category.
    public var category: String?
    /// The id of a probe's mark.
    public var probe: String?
    /// The name for people; never compared when reports are.
    public var label: String?

    /// Names what a result is about.
    public init(
        crm: CRMID? = nil, object: CRMObject? = nil, property: PropertyName? = nil, pipeline: String? = nil,
        stage: String? = nil, recordType: String? = nil, category: String? = nil, probe: String? = nil,
        label: String? = nil
    ) {
        self.crm = crm
        self.object = object
        self.property = property
        self.pipeline = pipeline
        self.stage = stage
        self.recordType = recordType
        self.category = category
        self.probe = probe
        self.label = label
    }

    /// The same without the words for people: what tells subjects apart.
    public var identity: [String] {
        [crm?.rawValue, object?.rawValue, property?.rawValue, pipeline, stage, recordType, category, probe].map {
            $0 ?? ""
        }
    }

    /// Orders by CRM, object (deals first), and what is in it; the whole before its parts.
    public static func < (left: CheckSubject, right: CheckSubject) -> Bool {
        if left.crm == right.crm, left.object != right.object {
            guard let first = left.object, let second = right.object else { return left.object == nil }
            return first < second
        }
        return left.identity.lexicographicallyPrecedes(right.identity)
    }
}
