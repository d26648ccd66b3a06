import Foundation
import MockKit

/// Creating, changing and upserting records. Each record has an outcome of its own, in the order of the request.
extension ZohoAccount {
    mutating func writeRecords(_ call: MockCall, _ kind: WriteKind) throws -> MockResponse {
        let module = try module(path: call["module"])
        let user = actingUser(call)
        let right = Profile.right(kind.right, module.apiName)
        guard holds(right, user) else { throw ZohoFailure.permission(right) }
        let order = try WriteOrder(call, kind)
        spend((order.items.count - 1) / ZohoLimits.recordsPerCredit)
        var results: [JSON] = []
        var failures: [ZohoFailure] = []
        let failsFirst = switches.firstRecordFails > 0
        if failsFirst { switches.firstRecordFails -= 1 }
        for (index, item) in order.items.enumerated() {
            do {
                if failsFirst, index == 0 {
                    throw ZohoFailure(400, "INTERNAL_ERROR", "Internal Server Error", in: "data")
                }
                let path = call.parameters["id"]
                results.append(
                    try write(item, kind, order, pathID: path, in: module.apiName, by: user, at: index))
            } catch let failure as ZohoFailure {
                failures.append(failure)
                results.append(failure.item)
            }
        }
        return outcome(results, failures, success: kind == .create ? 201 : 200)
    }

    private func outcome(_ results: [JSON], _ failures: [ZohoFailure], success: Int) -> MockResponse {
        guard failures.count == results.count, let first = failures.first else {
            return Self.answer(["data": .array(results)], status: failures.isEmpty ? success : 207)
        }
        if results.count == 1, switches.unwrappedErrors, first.status == 400 {
            return Self.answer(first.item, status: 400)
        }
        let status = first.status != 400 && results.count == 1 ? first.status : (switches.refusedWith202 ? 202 : 400)
        return Self.answer(["data": .array(results)], status: status)
    }

    private mutating func write(
        _ item: JSONObject, _ kind: WriteKind, _ order: WriteOrder, pathID: String?, in name: String, by user: OrgUser,
        at index: Int
    ) throws -> JSON {
        guard let module = modules[name] else { throw ZohoFailure.module() }
        let (existing, found) = try target(of: item, kind, order, pathID: pathID, in: module, by: user, at: index)
        try checkHold(existing, at: index)
        // Times are told to the second, and compared so.
        if let existing, let limit = order.unmodifiedSince,
            existing.modifiedAt.timeIntervalSince1970.rounded(.down) > limit.timeIntervalSince1970
        {
            throw modified(existing, user)
        }
        let draft = RecordDraft(item, for: existing, of: module, account: self, user: user, at: index)
        if draft.hasMetTaken { takenValues -= 1 }
        if let failure = draft.failure { throw failure }
        let record = save(draft, user: user, in: name)
        if order.triggers { modules[name]?.automationRuns += 1 }
        var result: JSONObject = [
            "code": "SUCCESS", "details": .object(details(of: record, for: user)),
            "message": existing == nil ? "record added" : "record updated", "status": "success",
        ]
        if kind == .upsert {
            result["action"] = existing == nil ? "insert" : "update"
            result["duplicate_field"] = .optional(found)
        }
        return .object(result)
    }

    /// The record that an item is about; for an upsert also the field by which it was found.
    private func target(
        of item: JSONObject, _ kind: WriteKind, _ order: WriteOrder, pathID: String?, in module: Module,
        by user: OrgUser,
        at index: Int
    ) throws -> (Record?, String?) {
        switch kind {
        case .create: return (nil, nil)
        case .update:
            let path = "$.data[\(index)].id"
            guard let id = pathID ?? item["id"]?.string else { throw ZohoFailure.missing("id", at: path, in: "data") }
            guard let record = module.records[id], sees(record, user) else {
                if pathID != nil { throw ZohoFailure.pathID(1) }
                throw ZohoFailure(
                    400, "INVALID_DATA", "the id given seems to be invalid",
                    ["api_name": "id", "json_path": .string(path), "id": .string(id)], in: "data")
            }
            return (record, nil)
        case .upsert: return try match(item, order, in: module)
        }
    }

    private func match(_ item: JSONObject, _ order: WriteOrder, in module: Module) throws -> (Record?, String?) {
        let unique = module.fields.filter(\.isUnique).map(\.apiName)
        let allowed = [module.duplicateField].compactMap { $0 } + unique
        if let wrong = order.duplicateFields.first(where: { !allowed.contains($0) }) {
            throw ZohoFailure.value(
                "duplicate_check_fields", at: "$.duplicate_check_fields", ["supported_values": [.string(wrong)]])
        }
        if let id = item["id"]?.string { return (module.records[id], nil) }
        for name in order.duplicateFields.isEmpty ? allowed : order.duplicateFields {
            guard let text = item[name]?.string?.lowercased() else { continue }
            if let found = module.live.first(where: { $0.values[name]?.string?.lowercased() == text }) {
                return (found, name)
            }
        }
        return (nil, nil)
    }

    /// Refuses writes of a held record, and as many others as a switch says.
    mutating func checkHold(_ record: Record?, at index: Int) throws {
        var hold = record?.hold
        if hold == nil, switches.lockedRecords > 0 {
            switches.lockedRecords -= 1
            hold = "RECORD_LOCKED"
        } else if hold == nil, switches.unapprovedRecords > 0 {
            switches.unapprovedRecords -= 1
            hold = "NOT_APPROVED"
        }
        guard let hold else { return }
        let isLock = hold == "RECORD_LOCKED"
        throw ZohoFailure(
            400, hold,
            isLock
                ? "unable to perform the action because the record is locked."
                : "unable to perform the action because the record is waiting for approval.",
            [
                "api_name": "id", "json_path": .string("$.data[\(index)].id"),
                "action": isLock ? "record_locking" : "approval",
            ], in: "data")
    }

    private func modified(_ record: Record, _ user: OrgUser) -> ZohoFailure {
        var details = details(of: record, for: user)
        details["$approval_state"] = nil
        return ZohoFailure(
            412, "ALREADY_MODIFIED", "record updated time has already passed if-unmodified-since time", details,
            in: "data")
    }

    private mutating func save(_ draft: RecordDraft, user: OrgUser, in name: String) -> Record {
        // Instants have whole seconds.
        let second = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        var record =
            draft.existing
            ?? Record(
                id: makeID(), createdAt: second, createdBy: user.id, modifiedAt: second, modifiedBy: user.id)
        record.values = draft.values
        record.modifiedAt = second
        record.modifiedBy = user.id
        index(&record, values: record.values)
        modules[name]?.records[record.id] = record
        if draft.existing == nil { modules[name]?.order.append(record.id) }
        return record
    }

    func index(_ record: inout Record, values: [String: JSON]?) {
        let now = now
        record.indexed.put(values, from: now.addingTimeInterval(Double(switches.searchLagSeconds)), now: now)
        record.queried.put(values, from: now.addingTimeInterval(Double(switches.queryLagSeconds)), now: now)
    }

    private func details(of record: Record, for user: OrgUser) -> JSONObject {
        func person(_ id: String) -> JSON { self.user(id)?.reference.json ?? .null }
        return [
            "id": .string(record.id), "Created_Time": time(record.createdAt, for: user),
            "Modified_Time": time(record.modifiedAt, for: user), "Created_By": person(record.createdBy),
            "Modified_By": person(record.modifiedBy), "$approval_state": "approved",
        ]
    }
}
