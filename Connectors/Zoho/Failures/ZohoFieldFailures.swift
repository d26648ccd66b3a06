import ConnectorKit

/// Which fields were refused and why (VER-5): the code tells the cause, the details the name.
enum ZohoFieldFailures {
    /// One failure for each item that tells of a field, or of the record as a whole.
    static func read(_ items: [ZohoErrorItem]) -> [FieldFailure] {
        let failures = items.filter { !$0.isSuccess }.flatMap(\.parts).compactMap(failure)
        return Array(failures.prefix(ZohoErrorItem.itemsMax))
    }

    private static func failure(_ item: ZohoErrorItem) -> FieldFailure? {
        if let code = item.code, ZohoCode.held.contains(code) {
            return FieldFailure(property: nil, cause: .locked, code: VendorWord.read(code))
        }
        // `id` and `data` are parts of a request, no fields.
        guard let name = item.name, name != "id", name != "data" else { return nameless(item) }
        // A layout is pinned for its pipeline alone.
        let isPin = name == ZohoMapping.layout
        return FieldFailure(
            property: PropertyName(rawValue: isPin ? ZohoMapping.pipeline : name),
            cause: isPin ? .invalidStage : cause(of: item, name), code: VendorWord.read(item.code))
    }

    /// A blueprint holds a field, and may not say which (unverified): its code tells the cause all the same.
    private static func nameless(_ item: ZohoErrorItem) -> FieldFailure? {
        guard let code = item.code, code.hasPrefix(ZohoCode.blueprint) else { return nil }
        return FieldFailure(property: nil, cause: .validationRule, code: VendorWord.read(code))
    }

    private static func cause(of item: ZohoErrorItem, _ name: String) -> FieldFailure.Cause {
        switch item.code {
        case ZohoCode.mandatory: .required
        case ZohoCode.duplicate: .duplicate
        case ZohoCode.permission: .fieldLevelSecurity
        case ZohoCode.wrong: wrong(item, name)
        case ZohoCode.limit: .invalidValue
        case let code? where code.hasPrefix(ZohoCode.blueprint): .validationRule
        default: .other
        }
    }

    /// One code for all that a value can be: what is expected, or whose field it is, tells them apart.
    private static func wrong(_ item: ZohoErrorItem, _ name: String) -> FieldFailure.Cause {
        let expected = item.details?["expected_data_type"]?.text ?? ""
        if name == ZohoMapping.owner || expected.hasSuffix("userlookup") || expected == "ownerlookup" {
            return .invalidOwner
        }
        if [ZohoMapping.stage, ZohoMapping.pipeline].contains(name) { return .invalidStage }
        if item.details?["supported_values"] != nil || expected.hasSuffix("picklist") { return .invalidOption }
        return .invalidValue
    }
}
