import MockKit

/// The `config` of an attribute, as it is posted.
struct AttributeConfig {
    private(set) var currencyCode: String?
    private(set) var currencyDisplay: String?
    /// Slugs or ids.
    private(set) var allowedObjects: [String]?

    private static let displays = ["code", "name", "narrowSymbol", "symbol"]

    init(_ json: JSONObject, problems: inout [ValueProblem]) {
        let path = ["data", "config"]
        if let currency = json["currency"] {
            currencyCode = currency["default_currency_code"]?.string
            currencyDisplay = currency["display_type"]?.string
            if currencyCode.map({ CurrencyCodes.all.contains($0) }) != true {
                problems.append(
                    .word(
                        path + ["currency", "default_currency_code"], options: CurrencyCodes.all,
                        received: currencyCode ?? "undefined"))
            }
            if currencyDisplay.map({ Self.displays.contains($0) }) != true {
                problems.append(
                    .word(
                        path + ["currency", "display_type"], options: Self.displays,
                        received: currencyDisplay ?? "undefined"))
            }
        }
        guard let reference = json["record_reference"] else { return }
        allowedObjects = reference["allowed_objects"]?.array?.compactMap(\.string)
        if allowedObjects?.isEmpty != false {
            problems.append(
                .type(
                    path + ["record_reference", "allowed_objects"], expected: "array",
                    received: reference["allowed_objects"]))
        }
    }
}
