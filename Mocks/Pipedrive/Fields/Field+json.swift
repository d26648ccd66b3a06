import Foundation
import MockKit

/// How the two versions show a field.
extension Field {
    /// The parts of types that have several.
    private static let parts: [String: [(code: String, name: String, type: String)]] = [
        "monetary": [("value", "Amount of", "double"), ("currency", "Currency of", "varchar")],
        "daterange": [("value", "Start date of", "date"), ("until", "End date of", "date")],
        "time": [("value", "Time of", "time"), ("timezone_id", "Timezone of", "int")],
        "timerange": [
            ("value", "Start time of", "time"), ("until", "End time of", "time"),
            ("timezone_id", "Timezone of", "int"),
        ],
        "address": [
            ("value", "Full address of", "varchar"), ("subpremise", "Apartment of", "varchar"),
            ("street_number", "House number of", "varchar"), ("route", "Street of", "varchar"),
            ("sublocality", "District of", "varchar"), ("locality", "City of", "varchar"),
            ("admin_area_level_1", "State of", "varchar"), ("admin_area_level_2", "Region of", "varchar"),
            ("country", "Country of", "varchar"), ("postal_code", "ZIP code of", "varchar"),
            ("formatted_address", "Full address of", "varchar"),
        ],
    ]

    private var subfields: JSON {
        guard let parts = Self.parts[type] else { return .null }
        return .array(
            parts.map { part in
                [
                    "field_code": .string(part.code), "field_name": .string("\(part.name) \(name)"),
                    "field_type": .string(part.type),
                ]
            })
    }

    /// As version 2 shows it. `description` is on deals only, and `include` adds the parts that are asked for.
    func json(_ entity: Entity, include: Set<String>, isWritableShown: Bool, code: String? = nil) -> JSON {
        var body: JSONObject = ["field_name": .string(name), "field_code": .string(code ?? self.code)]
        if entity == .deal { body["description"] = .string(summary ?? "") }
        body["field_type"] = .string(type)
        body["options"] = options.map { .array($0.map(\.json)) } ?? .null
        body["subfields"] = subfields
        body["is_custom_field"] = .bool(isCustom)
        body["is_optional_response_field"] = .bool(isOptional)
        if isWritableShown { body["is_writable"] = .bool(!isReadOnly) }
        if include.contains("ui_visibility") { body["ui_visibility"] = .object(visibility) }
        if include.contains("important_fields") { body["important_fields"] = important }
        if include.contains("required_fields") { body["required_fields"] = required }
        return .object(body)
    }

    /// As version 1 shows it.
    var legacyJSON: JSON {
        var body: JSONObject = [
            "id": .integer(id), "key": .string(legacyKey ?? code), "name": .string(name),
            "order_nr": .integer(id % 1000),
            "field_type": .string(legacyType), "add_time": .string(Self.legacyTime(addedAt)),
            "update_time": .optional(updatedAt.map(Self.legacyTime)), "last_updated_by_user_id": .null,
            "created_by_user_id": .null, "active_flag": true, "edit_flag": .bool(isCustom),
            "index_visible_flag": true, "details_visible_flag": true,
            "add_visible_flag": visibility["add_visible_flag"] ?? false, "important_flag": false,
            "bulk_edit_allowed": .bool(isCustom && !isReadOnly), "searchable_flag": false, "filtering_allowed": true,
            "sortable_flag": true, "mandatory_flag": .bool(code == "title" || code == "name"),
        ]
        if let options { body["options"] = .array(options.map(\.json)) }
        if !deletedOptions.isEmpty { body["options_deleted"] = .array(deletedOptions.map(\.json)) }
        return .object(body)
    }

    private var legacyType: String { code == "pipeline_id" ? "pipeline" : type }

    /// `2026-11-21 10:22:37`, as version 1 writes instants.
    static func legacyTime(_ text: String) -> String {
        text.replacingOccurrences(of: "T", with: " ").replacingOccurrences(of: "Z", with: "")
    }
}
