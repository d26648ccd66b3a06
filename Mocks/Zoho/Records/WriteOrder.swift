import Foundation
import MockKit

/// The body of a write of records.
struct WriteOrder {
    let items: [JSONObject]
    /// Whether automation runs: it does unless the body says `trigger: []`.
    let triggers: Bool
    let duplicateFields: [String]
    /// Records that were changed later than this are left alone.
    let unmodifiedSince: Date?

    private static let triggerWords = ["approval", "workflow", "blueprint", "pathfinder", "orchestration"]
    private static let known = [
        "data", "trigger", "apply_feature_execution", "skip_feature_execution", "wf_trigger", "lar_id",
    ]

    init(_ call: MockCall, _ kind: WriteKind) throws {
        let body = try ZohoAccount.object(call)
        try ZohoAccount.check(body, knows: Self.known + (kind == .upsert ? ["duplicate_check_fields"] : []))
        let isOne = call.parameters["id"] != nil
        let isInner = call.tags[CompositeRow.tag] != nil
        items = try ZohoAccount.list(
            "data", of: body,
            countMax: isInner ? ZohoLimits.compositeRecordsMax : (isOne ? 1 : ZohoLimits.recordsMax))
        triggers = try Self.triggers(body["trigger"])
        for name in ["apply_feature_execution", "skip_feature_execution"] {
            guard let value = body[name] else { continue }
            guard let list = value.array, list.allSatisfy({ $0["name"]?.string != nil }) else {
                throw ZohoFailure.value(name, at: "$.\(name)", ["expected_data_type": "jsonarray"])
            }
        }
        duplicateFields = (body["duplicate_check_fields"]?.array ?? []).compactMap(\.string)
        unmodifiedSince = try ZohoAccount.header("If-Unmodified-Since", of: call.request)
    }

    private static func triggers(_ value: JSON?) throws -> Bool {
        guard let value else { return true }
        guard let words = value.array else {
            throw ZohoFailure.value("trigger", at: "$.trigger", ["expected_data_type": "jsonarray"])
        }
        guard words.allSatisfy({ triggerWords.contains($0.string ?? "") }) else {
            throw ZohoFailure.value("trigger", at: "$.trigger", ["supported_values": .strings(triggerWords)])
        }
        return !words.isEmpty
    }
}
