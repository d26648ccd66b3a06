import Foundation
import MockKit

/// Storing checked writes.
extension HubSpotAccount {
    /// Stores a plan; a new record gets an id. Answers the record's id.
    mutating func store(_ plan: WritePlan, typeID: String) -> String {
        let id = plan.recordID ?? addRecord(typeID)
        let source = (type: "INTEGRATION", id: String(app.id))
        for (name, value) in plan.values { set(value, name, of: id, in: typeID, source: source) }
        for rule in stores[typeID]?.workflows ?? [] where plan.values.keys.contains(rule.whenWritten) {
            set(rule.value, rule.property, of: id, in: typeID, source: ("AUTOMATION_PLATFORM", "workflow"))
        }
        let (now, text) = (now, nowText)
        stores[typeID]?.records[id]?.updatedAt = text
        stampSystemValues(of: id, in: typeID, source: "INTEGRATION")
        stores[typeID]?.records[id]?.index(from: now.addingTimeInterval(searchLag.seconds), now: now)
        return id
    }

    private mutating func addRecord(_ typeID: String) -> String {
        let id = nextRecordID()
        let record = Record(id: id, createdAt: nowText, updatedAt: nowText)
        stores[typeID]?.insert(record, number: lastRecordID)
        return id
    }

    private mutating func set(
        _ value: String?, _ name: String, of id: String, in typeID: String, source: (type: String, id: String)
    ) {
        let old = stores[typeID]?.records[id]?.values[name]
        guard old != value else { return }
        let entry = HistoryEntry(value: value ?? "", timestamp: nowText, sourceType: source.type, sourceID: source.id)
        stores[typeID]?.records[id]?.set(value, for: name, source: entry)
        guard stores[typeID]?.isUnique(name) == true else { return }
        if let old { stores[typeID]?.unique[name]?[old] = nil }
        if let value { stores[typeID]?.unique[name, default: [:]][value] = id }
    }

    /// Sets what HubSpot keeps itself: ids, instants, and what follows from stage and amount.
    mutating func stampSystemValues(of id: String, in typeID: String, source: String) {
        // Worked out in a call of its own: a copy of the store that is still alive would make each write copy it.
        let values = systemValues(of: id, in: typeID, source: source)
        for (name, value) in values { stores[typeID]?.records[id]?.values[name] = value }
    }

    private func systemValues(of id: String, in typeID: String, source: String) -> [String: String] {
        guard let store = stores[typeID], let record = store.records[id] else { return [:] }
        var values: [String: String] = [
            "hs_object_id": id, "createdate": record.createdAt, "hs_createdate": record.createdAt,
            store.modifiedProperty: record.updatedAt,
        ]
        if record.values["hs_object_source"] == nil {
            values["hs_object_source"] = source
            values["hs_object_source_id"] = source == "INTEGRATION" ? String(app.id) : "userId:222222"
            values["hs_object_source_label"] = source
        }
        if store.isDeals { values.merge(Self.dealValues(of: record, in: store)) { $1 } }
        return values
    }

    private static func dealValues(of record: Record, in store: ObjectStore) -> [String: String] {
        var values: [String: String] = [:]
        let stage = record.values["dealstage"].flatMap { store.stage($0)?.stage }
        if let stage {
            values["hs_is_closed"] = String(stage.isClosed)
            values["hs_is_closed_won"] = String(stage.isWon)
            values["hs_deal_stage_probability"] = String(stage.probability)
        }
        if let amount = record.values["amount"] {
            values["amount_in_home_currency"] = amount
            if let stage, let number = Double(amount) {
                values["hs_forecast_amount"] = String(number * stage.probability)
            }
        }
        return values
    }

    /// Puts a record into the recycle bin; its unique values are free again, and search no longer finds it.
    mutating func archive(_ id: String, typeID: String) {
        guard let record = stores[typeID]?.records[id], !record.isArchived else { return }
        let text = nowText
        stores[typeID]?.records[id]?.archivedAt = text
        stores[typeID]?.records[id]?.indexed = LaggingIndex()
        for name in record.values.keys where stores[typeID]?.isUnique(name) == true {
            if let value = record.values[name] { stores[typeID]?.unique[name]?[value] = nil }
        }
    }
}
