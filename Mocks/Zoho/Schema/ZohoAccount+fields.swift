import Foundation
import MockKit

/// Lists of fields, single fields and pick lists.
extension ZohoAccount {
    /// `GET /settings/fields`: the whole list, without pages. A field that the user doesn't see is told, as not visible.
    func listFields(_ call: MockCall) throws -> MockResponse {
        let query = call.request.query
        let module = try module(parameter: query)
        let type = query["type"] ?? "used"
        guard ["all", "used", "unused"].contains(type) else { throw ZohoFailure.parameter("type") }
        let user = actingUser(call)
        let view = FieldView(account: self, module: module, user: user)
        let fields = module.known(at: now).filter { type == "all" || $0.isUsed == (type == "used") }
        guard !fields.isEmpty else { return .empty(204) }
        return Self.answer(["fields": .array(fields.map(view.json))])
    }

    func getField(_ call: MockCall) throws -> MockResponse {
        let module = try module(parameter: call.request.query)
        let user = actingUser(call)
        let field = try field(call["id"], of: module)
        guard module.known(at: now).contains(where: { $0.id == field.id }) else { return .empty(204) }
        return Self.answer(["fields": [FieldView(account: self, module: module, user: user).json(field)]])
    }

    private func field(_ id: String, of module: Module) throws -> Field {
        guard let field = module.fields.first(where: { $0.id == id }) else { throw ZohoFailure.pathID(2) }
        return field
    }

    /// `GET /settings/fields/{id}/pick_list_values`: for those who may customize alone.
    func getPickList(_ call: MockCall) throws -> MockResponse {
        let module = try module(parameter: call.request.query)
        try checkCustomizing(call)
        let field = try field(call["id"], of: module)
        guard !field.pickList.isEmpty else { return .empty(204) }
        let layouts = JSON.array(
            module.layouts.map {
                ["api_name": .string($0.apiName), "name": .string($0.name), "id": .string($0.id)]
            })
        return Self.answer([
            "pick_list_values": .array(
                field.pickList.enumerated().map { index, value in
                    [
                        "id": .string(value.id), "display_value": .string(value.display),
                        "actual_value": .string(value.actual), "reference_value": .string(value.actual),
                        "sequence_number": .integer(index + 1), "colour_code": .null,
                        "type": value.isUsed ? "used" : "unused", "layout_associations": layouts,
                    ]
                })
        ])
    }

    func checkCustomizing(_ call: MockCall) throws {
        guard holds(Profile.customize, actingUser(call)) else { throw ZohoFailure.permission(Profile.customize) }
    }

    /// `DELETE /settings/fields/{id}`: custom fields only, with their values.
    mutating func deleteField(_ call: MockCall) throws -> MockResponse {
        let module = try module(parameter: call.request.query)
        try checkCustomizing(call)
        let field = try field(call["id"], of: module)
        guard field.isCustom else {
            throw ZohoFailure(400, "NOT_ALLOWED", "the field cannot be deleted", ["resource_path_index": 2])
        }
        removeField(field.apiName, of: module.apiName)
        return Self.answer([
            "fields": [
                [
                    "code": "SUCCESS", "details": ["id": .string(field.id)], "message": "field deleted",
                    "status": "success",
                ]
            ]
        ])
    }

    mutating func removeField(_ name: String, of module: String) {
        modules[module]?.fields.removeAll { $0.apiName == name }
        for id in modules[module]?.order ?? [] { modules[module]?.records[id]?.values[name] = nil }
    }
}
