import Foundation
import MockKit

/// One item of a create call for fields, read strictly.
struct FieldDraft {
    let label: String
    let type: FieldType
    private let item: JSONObject
    private let path: String

    private static let known: Set<String> = [
        "field_label", "data_type", "length", "filterable", "tooltip", "profiles", "external", "crypt",
        "encrypt_case", "textarea", "unique", "hipaa_compliance_enabled", "private", "pick_list_values",
        "enable_record_state", "default_value", "pick_list_values_sorted_lexically", "enable_colour_code",
        "global_picklist", "history_tracking_enabled", "history_tracking", "separator", "auto_number",
        "_update_existing_records", "formula", "decimal_place", "number_separator", "currency", "rollup_summary",
        "lookup", "multiselectlookup",
    ]

    /// - Throws: the item's failure.
    init(_ item: JSONObject, at index: Int) throws {
        path = "$.fields[\(index)]"
        self.item = item
        if let unknown = item.names.first(where: { !Self.known.contains($0) }) {
            throw ZohoFailure.value(unknown, at: "\(path).\(unknown)")
        }
        label = try Self.text("field_label", of: item, at: path)
        guard label.count <= ZohoLimits.labelCharactersMax else {
            throw ZohoFailure.value(
                "field_label", at: "\(path).field_label",
                ["maximum_length": .integer(ZohoLimits.labelCharactersMax)])
        }
        let word = try Self.text("data_type", of: item, at: path)
        guard let type = FieldType(rawValue: word), type.isCreatable else {
            throw Self.refused(word, at: path)
        }
        self.type = type
    }

    private static func refused(_ word: String, at path: String) -> ZohoFailure {
        let place: JSONObject = ["api_name": "data_type", "json_path": .string("\(path).data_type")]
        if FieldType.refused.contains(word) {
            return ZohoFailure(400, "NOT_ALLOWED", "this type of field is not made here", place)
        }
        let words = FieldType.allCases.filter(\.isCreatable).map(\.rawValue)
        return ZohoFailure.value("data_type", at: "\(path).data_type", ["supported_values": .strings(words)])
    }

    private static func text(_ name: String, of item: JSONObject, at path: String) throws -> String {
        guard let value = item[name] else { throw ZohoFailure.missing(name, at: "\(path).\(name)") }
        guard let text = value.string else {
            throw ZohoFailure.value(name, at: "\(path).\(name)", ["expected_data_type": "text"])
        }
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        guard !trimmed.isEmpty else { throw ZohoFailure.value(name, at: "\(path).\(name)") }
        return trimmed
    }

    /// The field, with an id and the name that Zoho makes of the label.
    func field(id: String, apiName: String, profiles known: [Profile]) throws -> Field {
        var field = Field(id: id, apiName: apiName, label: label, type: type)
        field.isCustom = true
        if let length = try number("length", in: 1...field.length) { field.length = length }
        if let places = try number("decimal_place", in: 0...9) { field.decimals = places }
        field.isUnique = item["unique"].map { $0 != false && !$0.isNull } ?? false
        field.tooltip = try tooltip
        field.pickList = try pickList(of: field)
        if type == .lookup { field.lookupModule = try lookupModule }
        for entry in item["profiles"]?.array ?? [] {
            guard let id = entry["id"]?.string, known.contains(where: { $0.id == id }),
                let word = entry["permission_type"]?.string, ["read_write", "read_only", "hidden"].contains(word)
            else { throw ZohoFailure.value("profiles", at: "\(path).profiles") }
            field.permissions[id] = word
        }
        return field
    }

    private func number(_ name: String, in allowed: ClosedRange<Int>) throws -> Int? {
        guard let value = item[name] else { return nil }
        guard let number = value.integer else {
            throw ZohoFailure.value(name, at: "\(path).\(name)", ["expected_data_type": "integer"])
        }
        guard allowed.contains(number) else {
            throw ZohoFailure.value(name, at: "\(path).\(name)", ["maximum_length": .integer(allowed.upperBound)])
        }
        return number
    }

    private var tooltip: (name: String, value: String)? {
        get throws {
            guard let value = item["tooltip"] else { return nil }
            // User lookups take one kind of tooltip only.
            let kinds = type == .userlookup ? ["info_icon"] : ["static_text", "info_icon"]
            guard let name = value["name"]?.string, kinds.contains(name) else {
                throw ZohoFailure.value("name", at: "\(path).tooltip.name", ["supported_values": .strings(kinds)])
            }
            guard let text = value["value"]?.string, text.count <= 255 else {
                throw ZohoFailure.value("value", at: "\(path).tooltip.value", ["maximum_length": 255])
            }
            return (name, text)
        }
    }

    private func pickList(of field: Field) throws -> [PickListValue] {
        guard type == .picklist || type == .multiselectpicklist else { return [] }
        guard let list = item["pick_list_values"]?.array, !list.isEmpty else {
            throw ZohoFailure.missing("pick_list_values", at: "\(path).pick_list_values")
        }
        let names = try list.enumerated().map { index, entry in
            guard let display = entry["display_value"]?.string else {
                throw ZohoFailure.missing("display_value", at: "\(path).pick_list_values[\(index)].display_value")
            }
            return display
        }
        return ZohoAccount.pickList(names, of: field)
    }

    private var lookupModule: String {
        get throws {
            guard let name = item["lookup"]?["module"]?["api_name"]?.string else {
                throw ZohoFailure.missing("lookup", at: "\(path).lookup")
            }
            return name
        }
    }
}
