/// The few words of Salesforce that decide, because one code stands for two things; none is translated.
enum SalesforceWords {
    /// Sessions that stay blocked however new they are (jsforce, `http-api.ts`, read 2026-11).
    private static let blocked = [
        "this session is not valid for use with the rest api", "connected app is not attached to agent",
    ]
    /// The name of the limit on long-running requests begins so: `ConcurrentPerOrgLongTxn`.
    private static let concurrent = "concurrent"
    /// Another refresh of the same token is under way, and its answer counts.
    private static let beingProcessed = "already being processed"

    /// Whether the session is blocked by policy.
    static func saysBlocked(_ items: [SalesforceErrorItem]) -> Bool {
        items.contains { item in blocked.contains { has(item.message, $0) } }
    }

    /// Whether the limit is the one on long-running requests.
    static func saysConcurrent(_ items: [SalesforceErrorItem]) -> Bool {
        items.contains { has($0.message, concurrent) }
    }

    /// Whether the same token is being refreshed by another request.
    static func saysBeingProcessed(_ description: String?) -> Bool {
        has(description, beingProcessed)
    }

    private static func has(_ text: String?, _ words: String) -> Bool {
        text?.lowercased().contains(words) ?? false
    }
}
