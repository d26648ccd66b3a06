/// The layout of one record type, of which the picklists alone are read.
struct SalesforceLayouts: Decodable, Sendable {
    /// What applies under a record type.
    struct Mapping: Decodable, Sendable {
        let recordTypeId: String
        let picklistsForRecordType: [Picklist]?
    }

    /// A picklist with the values that the record type allows.
    struct Picklist: Decodable, Sendable {
        let picklistName: String
        let picklistValues: [SalesforceDescribe.PicklistValue]?
    }

    let recordTypeMappings: [Mapping]?
}
