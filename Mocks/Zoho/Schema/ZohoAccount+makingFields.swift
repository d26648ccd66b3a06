import Foundation
import MockKit

/// `POST /settings/fields`.
extension ZohoAccount {
    /// Makes up to five fields of one module. Each item has an outcome of its own; a made one is told by its id alone.
    mutating func createFields(_ call: MockCall) throws -> MockResponse {
        let module = try module(parameter: call.request.query)
        try checkCustomizing(call)
        let body = try Self.object(call)
        try Self.check(body, knows: ["fields"])
        let items = try Self.list("fields", of: body, countMax: ZohoLimits.fieldsPerCallMax)
        var answers: [JSON] = []
        var made = 0
        for (index, item) in items.enumerated() {
            do {
                let id = try makeField(FieldDraft(item, at: index), at: index, in: module.apiName)
                made += 1
                answers.append([
                    "code": "SUCCESS", "details": ["id": .string(id)], "message": "field created",
                    "status": "success",
                ])
            } catch let failure as ZohoFailure {
                answers.append(failure.item)
            }
        }
        let status = made == items.count ? 201 : (made == 0 ? 400 : 207)
        return Self.answer(["fields": .array(answers)], status: status)
    }

    private mutating func makeField(_ draft: FieldDraft, at index: Int, in name: String) throws -> String {
        guard let module = modules[name] else { throw ZohoFailure.module(false) }
        // Labels of fields on no layout are taken too.
        if module.fields.contains(where: { $0.label.lowercased() == draft.label.lowercased() }) {
            throw ZohoFailure(
                400, "DUPLICATE_DATA", "duplicate data",
                ["api_name": "field_label", "json_path": .string("$.fields[\(index)].field_label")])
        }
        try checkQuota(of: draft.type, in: module, at: index)
        let id = makeID()
        var field = try draft.field(
            id: id, apiName: Self.freeName(Self.apiName(draft.label), in: module), profiles: profiles)
        field.createdAt = now
        field.knownFrom = now.addingTimeInterval(Double(switches.fieldDelaySeconds))
        field.isUsed = !switches.newFieldsUnused
        modules[name]?.fields.append(field)
        return id
    }

    private func checkQuota(of type: FieldType, in module: Module, at index: Int) throws {
        let custom = module.fields.filter(\.isCustom)
        let overall = limits.customFields(of: organization.edition)
        let isFull = switches.fieldQuotaFull || custom.count >= overall
        let lookups = custom.count { $0.type == .userlookup }
        let hasTooMany = type == .userlookup && limits.userLookups > 0 && lookups >= limits.userLookups
        guard isFull || hasTooMany else { return }
        throw ZohoFailure(
            400, "LIMIT_EXCEEDED", "the limit of custom fields is reached",
            [
                "limit": .integer(hasTooMany ? limits.userLookups : overall),
                "limit_due_to": [
                    ["api_name": "data_type", "json_path": .string("$.fields[\(index)].data_type")]
                ],
            ])
    }

    /// The name with a number behind it when it is taken.
    private static func freeName(_ name: String, in module: Module) -> String {
        guard module.field(name) != nil else { return name }
        var number = 1
        while module.field("\(name)_\(number)") != nil { number += 1 }
        return "\(name)_\(number)"
    }
}
