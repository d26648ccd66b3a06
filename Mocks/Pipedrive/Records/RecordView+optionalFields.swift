extension RecordView {
    private static let shared = [
        "next_activity_id", "last_activity_id", "files_count", "notes_count", "followers_count",
        "email_messages_count", "activities_count", "done_activities_count", "undone_activities_count",
        "smart_bcc_email",
    ]
    private static let counted = [
        "open_deals_count", "related_open_deals_count", "closed_deals_count", "related_closed_deals_count",
        "won_deals_count", "related_won_deals_count", "lost_deals_count", "related_lost_deals_count",
    ]

    /// What `include_fields` takes, and no answer shows otherwise.
    static func optionalFields(_ entity: Entity) -> [String] {
        switch entity {
        case .deal:
            shared + [
                "first_won_time", "products_count", "participants_count", "last_incoming_mail_time",
                "last_outgoing_mail_time", "source_lead_id",
            ]
        case .person:
            shared + counted + [
                "participant_open_deals_count", "participant_closed_deals_count", "last_incoming_mail_time",
                "last_outgoing_mail_time", "marketing_status", "doi_status",
            ]
        case .organization: shared + counted + ["people_count"]
        }
    }
}
