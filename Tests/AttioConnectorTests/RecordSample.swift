import ConnectorKit
import ConnectorScripting

/// Records as Attio answers them.
enum RecordSample {
    static let deal = "a9ccd85f-921f-49c1-8b0a-80b2ae723056"
    static let other = "bf071e1f-6035-429d-b874-d83ea64ea13b"
    static let member = "50cf242c-7fa3-4cad-87d0-75b1af71c57b"

    /// A record with values, as `"slug":[…]` texts.
    static func json(_ id: String = deal, _ values: String = "") -> String {
        """
        {"id":{"workspace_id":"a96c9c22-44b3-4a2c-8a3a-6a3e6a3a0a11","object_id":"445e0000-0000-4000-8000-000000000001",\
        "record_id":"\(id)"},"created_at":"2025-07-27T01:45:27.220000000Z",\
        "web_url":"https://app.attio.com/acme/deal/\(id)","values":{\(values)}}
        """
    }

    /// One value of an attribute, as Attio answers it.
    static func value(_ type: String, _ members: String, until: String = "null") -> String {
        """
        {"active_from":"2025-07-27T01:45:27.220000000Z","active_until":\(until),\
        "created_by_actor":{"type":"api-token","id":"4c9b8eb9-4b5d-4b27-a37c-6a9ff08bd3ee"},\
        \(members),"attribute_type":"\(type)"}
        """
    }

    static func reference(_ id: String = deal, _ object: CRMObject = .deal) -> RecordReference {
        RecordReference(object: object, id: RecordID(rawValue: id))
    }
}
