import ConnectorKit

/// Which fields were refused and why (VER-5): the code tells the cause, `fields` the names.
enum SalesforceFieldFailures {
    /// One failure for each named field of each entry; one without a name for an entry that names none.
    static func read(_ items: [SalesforceErrorItem]) -> [FieldFailure] {
        let all = items.flatMap { item in
            names(of: item).map { name in
                FieldFailure(
                    property: name, cause: cause(of: item.code, property: name),
                    code: VendorWord.read(item.code))
            }
        }
        return Array(all.prefix(SalesforceFailures.fieldsMax))
    }

    private static func names(of item: SalesforceErrorItem) -> [PropertyName?] {
        let named = item.fields.prefix(SalesforceFailures.fieldsMax).compactMap(VendorWord.read)
        if !named.isEmpty { return named.map(PropertyName.init(rawValue:)) }
        return [item.code == SalesforceCode.unknownField ? quotedName(in: item.message) : nil]
    }

    /// How much of a refusal's words is looked through for a name, in characters.
    private static let wordsMax = 1_024

    /// This one refusal names its field in its words alone. The name stands in quotation marks in every language.
    private static func quotedName(in message: String?) -> PropertyName? {
        let quoted = message?.prefix(wordsMax).firstMatch(of: quotedForm)
        return quoted.map { PropertyName(rawValue: String($0.output.1)) }
    }

    private static var quotedForm: Regex<(Substring, Substring)> {
        /['"‘’‚“”„«»‹›「] ?([A-Za-z][A-Za-z0-9_.]{0,99}) ?['"‘’“”«»‹›」]/
    }

    private static func cause(of code: String?, property: PropertyName?) -> FieldFailure.Cause {
        switch code {
        // Missing, or hidden from the key's user: Salesforce doesn't say which.
        case SalesforceCode.unknownField: .unknownProperty
        case SalesforceCode.unwritableField: .fieldLevelSecurity
        case SalesforceCode.picklist: property == SalesforceConnector.stageName ? .invalidStage : .invalidOption
        case SalesforceCode.inactiveUser, SalesforceCode.ownerType: .invalidOwner
        case SalesforceCode.crossReference: property == SalesforceConnector.ownerID ? .invalidOwner : .invalidValue
        case SalesforceCode.validation, SalesforceCode.lookupFilter, SalesforceCode.automation: .validationRule
        case SalesforceCode.required: .required
        case SalesforceCode.locked, SalesforceCode.awaitsApproval: .locked
        case SalesforceCode.duplicateValue, SalesforceCode.duplicates, SalesforceCode.duplicateName: .duplicate
        case SalesforceCode.longText, SalesforceCode.number, SalesforceCode.email, SalesforceCode.malformedID,
            SalesforceCode.json, SalesforceCode.fieldIntegrity:
            .invalidValue
        default: .other
        }
    }
}
