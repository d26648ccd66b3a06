import ConnectorKit

/// One thing that Zoho says of a request, of a record or a field of it, or of a request in a composite.
///
/// - Shape: `{"code", "details": {…}, "message", "status": "error" | "success"}`. A refusal is one such object, or an
///   array of them under `data`, `fields`, `pipeline`, `users`: which, Zoho's own pages disagree on, so both are read
///   everywhere.
struct ZohoErrorItem: Sendable, Hashable {
    /// The code, which decides.
    let code: String?
    /// The words; they decide nothing.
    let message: String?
    /// What the code means here.
    let details: JSONValue?
    /// Whether it tells of a success.
    let isSuccess: Bool

    /// How many items of one answer are kept.
    static let itemsMax = 200

    /// Reads an item; `nil` for what is none.
    init?(_ json: JSONValue) {
        guard let code = json["code"]?.text else { return nil }
        self.code = code
        message = json["message"]?.text
        details = json["details"]
        isSuccess = json["status"]?.text == "success" || (json["status"] == nil && code == ZohoCode.success)
    }

    /// The items of an answer, successes among them.
    static func all(in json: JSONValue) -> [ZohoErrorItem] {
        if let item = ZohoErrorItem(json) { return [item] }
        guard case .object(let members) = json else { return [] }
        for member in members {
            guard case .array(let values) = member.value else { continue }
            let items = values.prefix(itemsMax).compactMap(ZohoErrorItem.init)
            if !items.isEmpty { return items }
        }
        return []
    }

    /// Several failures of one record, told together, or this one.
    var parts: [ZohoErrorItem] {
        guard code == ZohoCode.several, case .array(let entries) = details?["errors"] else { return [self] }
        let parts = entries.prefix(Self.itemsMax).compactMap(ZohoErrorItem.init)
        return parts.isEmpty ? [self] : parts
    }

    /// The API name of what is at fault: as it is told, or the end of the path to it.
    var name: String? {
        if let name = VendorWord.read(details?["api_name"]?.text) { return name }
        guard let path = details?["json_path"]?.text, let end = path.split(separator: ".").last, end != "$" else {
            return nil
        }
        return VendorWord.read(String(end.prefix { $0 != "[" }))
    }
}
