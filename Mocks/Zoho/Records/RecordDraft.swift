import Foundation
import MockKit

/// One record of a write, judged against the module's definitions. It gathers every problem that it finds.
struct RecordDraft {
    static let layoutKey = "$layout"

    let account: ZohoAccount
    let module: Module
    let user: OrgUser
    /// Where the record stands in the body.
    let path: String
    /// The record that is changed; `nil` for a new one.
    let existing: Record?
    private(set) var values: [String: JSON]
    private(set) var problems: [ZohoFailure] = []
    /// Whether a unique value turned out to be another record's, by `take_unique_values`.
    private(set) var hasMetTaken = false

    private static let ownKeys: Set<String> = ["id", "Layout", "Tag", "$append_values"]

    init(
        _ item: JSONObject, for existing: Record?, of module: Module, account: ZohoAccount, user: OrgUser, at index: Int
    ) {
        self.account = account
        self.module = module
        self.user = user
        self.existing = existing
        path = "$.data[\(index)]"
        values = existing?.values ?? [:]
        pinLayout(item["Layout"])
        let appended = item["$append_values"]
        for member in item.members where !Self.ownKeys.contains(member.name) {
            take(member.value, for: member.name, appends: Self.appends(member.name, appended))
        }
        if existing == nil, values["Owner"] == nil { values["Owner"] = .string(user.id) }
        checkMandatory(item)
        checkBlueprint(item)
        if module.apiName == "Deals" { settleStage(item) }
        checkUnique(item)
    }

    private static func appends(_ name: String, _ value: JSON?) -> Bool {
        value?[name]?.bool ?? (value?.string == name)
    }

    /// What all problems come to; `nil` when there are none.
    var failure: ZohoFailure? {
        guard problems.count > 1 else { return problems.first }
        return ZohoFailure(
            400, "MULTIPLE_OR_MULTI_ERRORS", "multiple errors in the record",
            ["errors": .array(problems.map(\.item))], in: "data")
    }

    private mutating func add(_ name: String, _ details: JSONObject = [:]) {
        problems.append(.value(name, at: "\(path).\(name)", details, in: "data"))
    }

    private mutating func pinLayout(_ value: JSON?) {
        guard let value else { return }
        guard let id = value["id"]?.string, module.layouts.contains(where: { $0.id == id && $0.isActive }) else {
            return add("Layout", ["expected_data_type": "jsonobject"])
        }
        values[Self.layoutKey] = .string(id)
    }

    private mutating func take(_ value: JSON, for name: String, appends: Bool) {
        let field = module.field(name).flatMap { field in
            (field.knownFrom ?? account.now) <= account.now ? field : nil
        }
        // A success is no proof that a value was written: what is unknown, hidden or read-only is dropped.
        guard let field, canWrite(field) else {
            if account.switches.refuseUnknownKeys, !name.hasPrefix("$") { add(name) }
            return
        }
        do {
            var kept = try ValueRules(account: account, field: field).kept(value)
            if appends, let old = values[name]?.array, let more = kept.array {
                kept = try ValueRules(account: account, field: field).kept(.array(old + more))
            }
            values[name] = kept
        } catch let problem as ValueProblem {
            add(name, problem.details)
        } catch {
            add(name)
        }
    }

    private func canWrite(_ field: Field) -> Bool {
        (existing == nil ? field.canCreate : field.canUpdate) && field.isUsed
            && field.permission(of: user.profileID) == "read_write"
    }

    private var layout: Layout? {
        module.layouts.first { $0.id == values[Self.layoutKey]?.string } ?? module.layouts.first
    }

    /// A new record needs every mandatory field; a changed one must not lose any.
    private mutating func checkMandatory(_ item: JSONObject) {
        let asked = layout?.required ?? []
        for field in module.fields where field.isMandatory || asked.contains(field.apiName) {
            guard existing == nil || item[field.apiName] != nil, (values[field.apiName] ?? .null).isNull else {
                continue
            }
            guard !problems.contains(where: { $0.details["api_name"]?.string == field.apiName }) else { continue }
            problems.append(.missing(field.apiName, at: "\(path).\(field.apiName)", in: "data"))
        }
    }

    /// Where a blueprint leads, nobody else moves a deal on.
    private mutating func checkBlueprint(_ item: JSONObject) {
        guard account.switches.stageBlueprint, module.apiName == "Deals", let existing, item["Stage"] != nil,
            values["Stage"] != existing.values["Stage"]
        else { return }
        problems.append(
            ZohoFailure(
                400, "RECORD_IN_BLUEPRINT", "the record is in a blueprint",
                account.switches.bareBlueprint ? [:] : ["api_name": "Stage", "json_path": .string("\(path).Stage")],
                in: "data"))
    }

    /// Puts a deal into a pipeline of its layout, and its stage into that pipeline.
    private mutating func settleStage(_ item: JSONObject) {
        guard existing == nil || item["Stage"] != nil || item["Pipeline"] != nil else { return }
        let own = account.pipelines.filter { $0.layoutID == layout?.id }
        guard !own.isEmpty, let stage = values["Stage"]?.string else { return }
        let named = values["Pipeline"]?.string
        guard
            let pipeline = own.first(where: { $0.name == named }) ?? own.first(where: { named == nil && $0.isDefault })
        else { return add("Pipeline") }
        values["Pipeline"] = .string(pipeline.name)
        let stages = pipeline.stageIDs.compactMap { id in account.stages.first { $0.id == id } }
        guard let found = stages.first(where: { $0.actual == stage }) else {
            guard account.switches.remapStages, let first = stages.first else {
                return add("Stage", ["supported_values": .strings(stages.map(\.display))])
            }
            values["Stage"] = .string(first.actual)
            values["Probability"] = .integer(first.stage?.probability ?? 0)
            return
        }
        values["Probability"] = .integer(found.stage?.probability ?? 0)
    }

    private mutating func checkUnique(_ item: JSONObject) {
        for field in module.fields where field.isUnique && item[field.apiName] != nil {
            guard let text = values[field.apiName]?.string?.lowercased() else { continue }
            let others = module.live.filter { $0.id != existing?.id }
            let twin = others.first { $0.values[field.apiName]?.string?.lowercased() == text }
            if let twin {
                problems.append(duplicate(of: twin, by: field))
            } else if account.takenValues > 0, !hasMetTaken, let other = others.first {
                hasMetTaken = true
                problems.append(duplicate(of: other, by: field))
            }
        }
    }

    private func duplicate(of twin: Record, by field: Field) -> ZohoFailure {
        let owner = account.user(twin.values["Owner"]?.string ?? "")
        return ZohoFailure(
            400, "DUPLICATE_DATA", "duplicate data",
            [
                "api_name": .string(field.apiName), "json_path": .string("\(path).\(field.apiName)"),
                "id": .string(twin.id),
                "duplicate_record": [
                    "id": .string(twin.id),
                    "Owner": [
                        "name": .optional(owner?.fullName), "id": .optional(owner?.id), "zuid": .optional(owner?.zuid),
                    ],
                    "module": ["api_name": .string(module.apiName), "id": .string(module.id)],
                ],
                "more_records": false,
            ], in: "data")
    }
}
