import MockKit

/// Lists of records.
extension PipedriveAccount {
    func listRecords(_ call: MockCall) throws -> MockResponse {
        let entity = Self.entity(call)
        let query = try PageQuery(call, sorts: ["id", "update_time", "add_time"])
        let view = try RecordView(call, entity)
        guard call.request.query("filter_id") == nil else {
            throw PipedriveFailure(404, "Filter not found")
        }
        let wanted = try wanted(call, entity)
        let listed = (records[entity]?.ordered ?? []).filter(wanted)
        let (page, next) = query.cut(listed) { record in
            switch query.sortBy {
            case "update_time": .init(key: record.updateTime, id: record.id)
            case "add_time": .init(key: record.addTime, id: record.id)
            default: .init(key: "", id: record.id)
            }
        }
        return Self.answer(page.map { view.json($0, of: entity, in: self) }, next: next)
    }

    private static let linkNames: [Entity: [String]] = [
        .deal: ["owner_id", "person_id", "org_id", "pipeline_id", "stage_id"], .person: ["owner_id", "org_id"],
        .organization: ["owner_id"],
    ]

    /// Which records a list shows: no deleted and no archived ones, unless their status is asked for.
    private func wanted(_ call: MockCall, _ entity: Entity) throws -> (Record) -> Bool {
        let ids = try Self.list("ids", of: call, countMax: PipedriveLimits.idsMax).map {
            Set($0.compactMap { Int($0) })
        }
        var links: [String: JSON] = [:]
        for name in Self.linkNames[entity] ?? [] {
            if let id = try Self.number(name, of: call) { links[name] = .integer(id) }
        }
        let status =
            entity == .deal ? try Self.word("status", of: call, among: ["open", "won", "lost", "deleted"]) : nil
        let since = try Self.instant("updated_since", of: call)
        let until = try Self.instant("updated_until", of: call)
        return { record in
            (ids?.contains(record.id) ?? true) && record.isDeleted == (status == "deleted") && !record.isArchived
                && (status.map { $0 == record.status } ?? true)
                && links.allSatisfy { record.values[$0.key] == $0.value }
                && (since.map { record.updateTime >= $0 } ?? true) && (until.map { record.updateTime < $0 } ?? true)
        }
    }

    /// An instant of the query; fractions of seconds are refused.
    private static func instant(_ name: String, of call: MockCall) throws -> String? {
        guard let text = call.request.query(name) else { return nil }
        guard !text.contains("."), let instant = RFC3339.instant(text) else {
            throw PipedriveFailure.schema(["\(name): '\(text)' is not a valid datetime"])
        }
        return RFC3339.text(instant)
    }
}
