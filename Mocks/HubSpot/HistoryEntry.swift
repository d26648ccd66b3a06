import MockKit

/// One earlier or present value of a property.
struct HistoryEntry: Sendable {
    let value: String
    let timestamp: String
    /// `INTEGRATION` for writes of an app, `CALCULATED`, `AUTOMATION_PLATFORM`.
    let sourceType: String
    let sourceID: String?

    var json: JSON {
        var body: JSONObject = [
            "value": .string(value), "timestamp": .string(timestamp), "sourceType": .string(sourceType),
        ]
        if let sourceID { body["sourceId"] = .string(sourceID) }
        return .object(body)
    }
}
