import MockKit

/// Deals, persons and organizations: version 2.
extension PipedriveAccount {
    func liveRecord(_ call: MockCall) throws -> Record {
        let entity = Self.entity(call)
        guard let record = records[entity]?.live(try Self.id(call)) else { throw notFound(entity.title) }
        return record
    }

    func getRecord(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        guard let record = records[entity]?.record(try Self.id(call)),
            !record.isDeleted || switches.deletedStayReadable
        else { throw notFound(entity.title) }
        return Self.answer(try RecordView(call, entity).json(record, of: entity, in: self))
    }

    mutating func createRecord(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        var draft = try draft(Self.object(call), entity: entity, changing: nil)
        draft.values["owner_id"] = draft.values["owner_id"] ?? .integer(actorID(call))
        draft.values["visible_to"] = draft.values["visible_to"] ?? 3
        if entity == .deal { draft = try settled(draft, record: nil, call) }
        let id = records[entity]?.nextID() ?? 1
        var record = Record(id: id, creatorID: actorID(call), at: nowText)
        if let added = draft.values.removeValue(forKey: "add_time")?.string { record.addTime = added }
        put(draft, into: &record, of: entity)
        return Self.answer(RecordView().json(record, of: entity, in: self))
    }

    private func settled(_ draft: RecordDraft, record: Record?, _ call: MockCall) throws -> RecordDraft {
        let placed = try settledPlace(draft, record: record)
        let timed = try settledStatus(placed, record: record)
        try checkOpenDeals(timed, record: record)
        return settledMoney(timed, record: record, maker: actingUser(call))
    }

    mutating func updateRecord(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        var record = try liveRecord(call)
        var draft = try draft(Self.object(call), entity: entity, changing: record)
        if entity == .deal { draft = try settled(draft, record: record, call) }
        if switches.patchClearsCustom { record.custom = [:] }
        record.updateTime = nowText
        put(draft, into: &record, of: entity)
        return Self.answer(RecordView().json(record, of: entity, in: self))
    }

    /// Lays a draft over a record and stores it.
    func laid(_ draft: RecordDraft, over record: Record, of entity: Entity) -> Record {
        var record = record
        if let stage = draft.values["stage_id"], stage != record.values["stage_id"] { record.stageChangeTime = nowText }
        for (name, value) in draft.values { record.values[name] = value.isNull ? nil : value }
        for (code, value) in draft.custom { record.custom[code] = value.isNull ? nil : value }
        if let isDeleted = record.values.removeValue(forKey: "is_deleted")?.bool { record.isDeleted = isDeleted }
        if record.isArchived, record.values["archive_time"] == nil { record.values["archive_time"] = .string(nowText) }
        if !record.isArchived { record.values["archive_time"] = nil }
        return record
    }

    private mutating func put(_ draft: RecordDraft, into record: inout Record, of entity: Entity) {
        record = laid(draft, over: record, of: entity)
        records[entity]?.put(record)
    }

    /// Hides a record at once; it is purged after thirty days, which the mock does not wait for.
    mutating func deleteRecord(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        if entity == .deal { try demand("can_delete_deals", call) }
        var record = try liveRecord(call)
        record.isDeleted = true
        record.updateTime = nowText
        records[entity]?.put(record)
        return Self.answer(["id": .integer(record.id)])
    }
}
