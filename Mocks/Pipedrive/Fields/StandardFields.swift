import Foundation
import MockKit

/// Pipedrive's own fields of the three objects.
enum StandardFields {
    private static let start = "2024-01-15T09:00:00Z"

    /// Code, name, type; and whether values can be written.
    private typealias Row = (code: String, name: String, type: String, isWritable: Bool)

    static func table(_ entity: Entity) -> FieldTable {
        let first = [.deal: 12_400, .person: 9_000, .organization: 4_000][entity] ?? 1
        var fields = rows(entity).enumerated().map { index, row in
            make(row, id: first + index + 1, entity)
        }
        for index in fields.indices {
            fields[index].options = options(fields[index].code, of: entity)
            fields[index].recordKey = recordKeys[fields[index].code]
            fields[index].legacyKey = legacyKeys[fields[index].code]
        }
        return FieldTable(standard: fields)
    }

    /// Codes that differ from the keys of records.
    private static let recordKeys = ["email": "emails", "phone": "phones", "label": "label_ids"]
    private static let legacyKeys = ["owner_id": "user_id", "pipeline_id": "pipeline"]

    private static func make(_ row: Row, id: Int, _ entity: Entity) -> Field {
        var field = Field(id: id, code: row.code, name: row.name, type: row.type, isCustom: false, addedAt: start)
        field.isReadOnly = !row.isWritable
        field.visibility = FieldVisibility.standard(entity)
        field.isOptional = RecordView.optionalFields(entity).contains(row.code)
        return field
    }

    private static func rows(_ entity: Entity) -> [Row] {
        switch entity {
        case .deal: deals
        case .person: persons
        case .organization: organizations
        }
    }

    private static let deals: [Row] = [
        ("id", "ID", "int", false), ("title", "Title", "varchar", true), ("value", "Value", "monetary", true),
        ("creator_user_id", "Creator", "user", false), ("owner_id", "Owner", "user", true),
        ("org_id", "Organization", "org", true), ("person_id", "Contact person", "people", true),
        ("pipeline_id", "Pipeline", "int", true), ("stage_id", "Stage", "stage", true),
        ("label", "Label", "set", true), ("status", "Status", "status", true),
        ("probability", "Probability", "int", true), ("lost_reason", "Lost reason", "varchar_options", true),
        ("expected_close_date", "Expected close date", "date", true),
        ("visible_to", "Visible to", "visible_to", true), ("add_time", "Deal created", "date", false),
        ("update_time", "Update time", "date", false), ("stage_change_time", "Last stage change", "date", false),
        ("won_time", "Won time", "date", true), ("lost_time", "Lost time", "date", true),
        ("close_time", "Deal closed on", "date", true), ("is_archived", "Is archived", "boolean", true),
        ("archive_time", "Archive time", "date", true), ("origin", "Source origin", "varchar", false),
        ("notes_count", "Notes count", "int", false), ("activities_count", "Total activities", "int", false),
    ]

    private static let persons: [Row] = [
        ("id", "ID", "int", false), ("name", "Name", "varchar", true), ("first_name", "First name", "varchar", false),
        ("last_name", "Last name", "varchar", false), ("email", "Email", "varchar", true),
        ("phone", "Phone", "phone", true), ("org_id", "Organization", "org", true), ("owner_id", "Owner", "user", true),
        ("label", "Labels", "set", true), ("visible_to", "Visible to", "visible_to", true),
        ("add_time", "Person created", "date", false), ("update_time", "Update time", "date", false),
        ("picture_id", "Profile picture", "picture", false), ("open_deals_count", "Open deals", "int", false),
        ("notes_count", "Notes count", "int", false),
    ]

    private static let organizations: [Row] = [
        ("id", "ID", "int", false), ("name", "Name", "varchar", true), ("owner_id", "Owner", "user", true),
        ("address", "Address", "address", true), ("label", "Labels", "set", true),
        ("visible_to", "Visible to", "visible_to", true), ("website", "Website", "varchar", true),
        ("linkedin", "LinkedIn profile", "varchar", true), ("industry", "Industry", "enum", true),
        ("annual_revenue", "Annual revenue", "double", true), ("employee_count", "Number of employees", "int", true),
        ("add_time", "Organization created", "date", false), ("update_time", "Update time", "date", false),
        ("people_count", "People", "int", false), ("open_deals_count", "Open deals", "int", false),
    ]

    private static func options(_ code: String, of entity: Entity) -> [FieldOption]? {
        func numbered(_ options: [(Int, String, String?)]) -> [FieldOption] {
            options.map { FieldOption(id: .integer($0.0), label: $0.1, color: $0.2) }
        }
        switch code {
        case "status": return ["open", "won", "lost", "deleted"].map { .init(id: .string($0), label: $0.capitalized) }
        case "visible_to":
            return numbered([
                (1, "Item owner", nil), (3, "All users", nil), (5, "Item owner's visibility group and sub-groups", nil),
                (7, "Entire company", nil),
            ])
        case "label":
            return numbered(
                entity == .deal
                    ? [(31, "Hot", "red"), (32, "Warm", "yellow"), (33, "Cold", "blue")]
                    : [(1, "Customer", "green"), (2, "Hot lead", "red"), (3, "Cold lead", "blue")])
        case "industry": return numbered([(41, "Software", nil), (42, "Retail", nil), (43, "Logistics", nil)])
        case "lost_reason": return []
        default: return nil
        }
    }
}
