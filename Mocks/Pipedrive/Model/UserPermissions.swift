import MockKit

/// What a permission set allows a user to do.
struct UserPermissions: Sendable {
    private(set) var values: [String: Bool]

    /// Every permission that Pipedrive lists, in its order.
    static let names = [
        "can_add_custom_fields", "can_add_products", "can_add_prospects_as_leads", "can_bulk_edit_items",
        "can_change_visibility_of_items", "can_convert_deals_to_leads", "can_create_own_workflow",
        "can_delete_activities", "can_delete_custom_fields", "can_delete_deals", "can_edit_custom_fields",
        "can_edit_deals_closed_date", "can_edit_products", "can_edit_shared_filters", "can_export_data_from_lists",
        "can_follow_other_users", "can_merge_deals", "can_merge_organizations", "can_merge_people",
        "can_modify_labels", "can_see_company_wide_statistics", "can_see_deals_list_summary",
        "can_see_hidden_items_names", "can_see_other_users", "can_see_other_users_statistics",
        "can_see_security_dashboard", "can_share_filters", "can_share_insights", "can_use_api",
        "can_use_email_tracking", "can_use_import",
    ]

    /// What the standard set of a regular user does not allow.
    private static let withheld: Set<String> = [
        "can_add_custom_fields", "can_delete_custom_fields", "can_edit_custom_fields", "can_edit_shared_filters",
        "can_modify_labels", "can_see_security_dashboard", "can_use_import",
    ]

    init(isAdmin: Bool, own: [String: Bool]) {
        values = [:]
        for name in Self.names { values[name] = own[name] ?? (isAdmin || !Self.withheld.contains(name)) }
    }

    func allows(_ name: String) -> Bool { values[name] ?? false }

    /// Sets a permission. Says whether there is such a one.
    mutating func set(_ name: String, to value: Bool) -> Bool {
        guard values[name] != nil else { return false }
        values[name] = value
        return true
    }

    var json: JSON {
        .object(JSONObject(uniqueMembers: Self.names.map { ($0, .bool(allows($0))) }))
    }
}
