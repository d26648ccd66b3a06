import ConnectorKit

/// Between the codes of fields and the keys of records, which differ for a few built-in ones.
enum PipedriveFieldNames {
    /// Codes whose key in a record is another; where a definition bears the key already (unverified), it stays.
    private static let keys = [
        "email": "emails", "phone": "phones", "label": "label_ids", "pipeline": "pipeline_id",
    ]

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
        "local_lost_date", "local_close_date", "weighted_value", "next_activity_date", "last_activity_date",
        "rotten_time",
    ]

    private static let counted: Set<String> = [
        "next_activity_id", "last_activity_id", "activities_count", "done_activities_count", "undone_activities_count",
        "email_messages_count", "files_count", "notes_count", "followers_count", "smart_bcc_email",
    ]
    private static let counts: Set<String> = [
        "open_deals_count", "related_open_deals_count", "closed_deals_count", "related_closed_deals_count",
        "won_deals_count", "related_won_deals_count", "lost_deals_count", "related_lost_deals_count",
    ]
    private static let mailTimes: Set<String> = ["last_incoming_mail_time", "last_outgoing_mail_time"]

    /// Keys that a record shows only when it is asked for them by name; another name there is refused.
    private static let optional: [CRMObject: Set<String>] = [
        .deal: counted.union(mailTimes).union([
            "first_won_time", "products_count", "participants_count", "source_lead_id",
        ]),
        .contact: counted.union(counts).union(mailTimes).union([
            "participant_open_deals_count", "participant_closed_deals_count", "marketing_status", "doi_status",
        ]),
        .company: counted.union(counts).union(["people_count"]),
    ]

    /// The key of a record that holds a field, which is what the gateway calls it; a key is its own.
    static func key(ofProperty name: PropertyName) -> String {
        keys[name.rawValue] ?? name.rawValue
    }

    /// The keys that must be asked for by name, sorted.
    static func optionalKeys(among names: [PropertyName], of object: CRMObject) -> [String] {
        Set(names.map(key)).intersection(optional[object] ?? []).sorted()
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
            || optional.values.contains { $0.contains(key) }
    }

    /// Whether the key holds a person's addresses or numbers, several in a list.
    static func isContactPoint(_ key: String) -> Bool { key == "emails" || key == "phones" }
}
