/// A describe of an object, as it travels; it tells what the token's user may see.
struct SalesforceDescribe: Decodable, Sendable {
    /// A field.
    struct Field: Decodable, Sendable {
        let name: String
        let label: String?
        let type: String
        let length: Int?
        let scale: Int?
        let createable: Bool?
        let updateable: Bool?
        let nillable: Bool?
        let defaultedOnCreate: Bool?
        let calculated: Bool?
        let autoNumber: Bool?
        let custom: Bool?
        let unique: Bool?
        let deprecatedAndHidden: Bool?
        let htmlFormatted: Bool?
        let extraTypeInfo: String?
        let inlineHelpText: String?
        let referenceTo: [String]?
        let picklistValues: [PicklistValue]?
        /// The field whose value decides which values of this picklist may be chosen.
        let controllerName: String?
    }

    /// One value of a picklist.
    struct PicklistValue: Decodable, Sendable {
        let value: String
        let label: String?
        let active: Bool?
        /// See ``SalesforceValidFor``.
        let validFor: String?
    }

    /// A record type, as the token's user may use it.
    struct RecordType: Decodable, Sendable {
        let recordTypeId: String
        let developerName: String?
        let name: String?
        /// Absent before version 43.
        let active: Bool?
        let available: Bool?
        let defaultRecordTypeMapping: Bool?
        let master: Bool?
    }

    let name: String
    let fields: [Field]
    let recordTypeInfos: [RecordType]?
}
