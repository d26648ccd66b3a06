/// An attribute as Attio lists it.
struct AttributeSample {
    var slug: String
    var type: String
    var id = "34ff8623-ac16-4286-9ce4-c5f7c430a4a2"
    var title: String? = "Title"
    var description: String?
    var isSystem = false
    var isWritable = true
    var isRequired = false
    var isUnique = false
    var isMultiselect = false
    var isArchived = false
    var allowedObjects: [String]?

    init(_ slug: String, _ type: String, _ change: (inout AttributeSample) -> Void = { _ in }) {
        self.slug = slug
        self.type = type
        change(&self)
    }

    var json: String {
        let workspace = "a96c9c22-44b3-4a2c-8a3a-6a3e6a3a0a11"
        let allowed = allowedObjects.map { "[\($0.map { "\"\($0)\"" }.joined(separator: ","))]" } ?? "null"
        return """
            {"id":{"workspace_id":"\(workspace)","object_id":"\(workspace)","attribute_id":"\(id)"},\
            "title":\(text(title)),"description":\(text(description)),"api_slug":"\(slug)","type":"\(type)",\
            "is_system_attribute":\(isSystem),"is_writable":\(isWritable),"is_required":\(isRequired),\
            "is_unique":\(isUnique),"is_multiselect":\(isMultiselect),"is_default_value_enabled":false,\
            "is_archived":\(isArchived),"default_value":null,"relationship":null,\
            "created_at":"2025-07-18T13:49:44.710000000Z","config":{"currency":{"default_currency_code":null,\
            "display_type":null},"record_reference":{"allowed_object_ids":\(allowed)}}}
            """
    }

    private func text(_ value: String?) -> String { value.map { "\"\($0)\"" } ?? "null" }
}
