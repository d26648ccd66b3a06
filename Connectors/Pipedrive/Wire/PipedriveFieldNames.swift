import ConnectorKit

/// Between the codes of fields and the keys of records, which differ for a few built-in ones.
enum PipedriveFieldNames {
    /// Codes whose key in a record is another.
    private static let keys = ["email": "emails", "phone": "phones", "label": "label_ids"]
    private static let codes = Dictionary(uniqueKeysWithValues: keys.map { ($0.value, $0.key) })

    /// Body keys that can be written, by object. v2 has no flag for it; custom fields can be written always.
    ///
    /// Left out on purpose: what only some features allow, because asking for it is answered 403 (`job_title`, `notes`,
    /// `birthday`, `im`, `postal_address`, `marketing_status`).
    private static let writable: [CRMObject: Set<String>] = [
        .deal: [
            "title", "owner_id", "person_id", "org_id", "pipeline_id", "stage_id", "value", "currency", "status",
            "probability", "lost_reason", "visible_to", "close_time", "won_time", "lost_time", "expected_close_date",
            "label_ids", "is_archived", "archive_time",
        ],
        .contact: ["name", "owner_id", "org_id", "emails", "phones", "visible_to", "label_ids"],
        .company: [
            "name", "owner_id", "visible_to", "label_ids", "address", "website", "linkedin", "industry",
            "annual_revenue", "employee_count",
        ],
    ]

    /// Keys that records have and nobody can write.
    private static let readOnly: Set<String> = [
        "id", "creator_user_id", "add_time", "update_time", "stage_change_time", "is_deleted", "origin", "origin_id",
        "channel", "channel_id", "acv", "arr", "mrr", "first_name", "last_name", "picture_id", "local_won_date",
        "local_lost_date", "local_close_date", "activities_count", "done_activities_count", "undone_activities_count",
        "next_activity_id", "last_activity_id", "email_messages_count", "files_count", "notes_count",
        "followers_count", "products_count", "weighted_value", "open_deals_count", "closed_deals_count",
        "won_deals_count", "lost_deals_count", "people_count", "next_activity_date", "last_activity_date",
        "last_incoming_mail_time", "last_outgoing_mail_time", "rotten_time", "smart_bcc_email",
    ]

    /// The key of a record that holds a field.
    static func key(ofProperty name: PropertyName) -> String {
        keys[name.rawValue] ?? name.rawValue
    }

    /// The field that a record's key holds.
    static func property(ofKey key: String) -> String {
        codes[key] ?? key
    }

    /// Whether a name is a custom field's: 40 hexadecimal digits, made up by Pipedrive.
    static func isCustom(_ name: String) -> Bool {
        name.utf8.count == 40 && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    /// Whether a built-in field can be written.
    static func isWritable(_ name: PropertyName, of object: CRMObject) -> Bool {
        writable[object]?.contains(key(ofProperty: name)) ?? false
    }

    /// Whether records have such a built-in key at all.
    static func isKnown(_ key: String) -> Bool {
        readOnly.contains(key) || writable.values.contains { $0.contains(key) }
    }

    /// Whether the key holds a person's addresses or numbers, several in a list.
    static func isContactPoint(_ key: String) -> Bool { key == "emails" || key == "phones" }
}
