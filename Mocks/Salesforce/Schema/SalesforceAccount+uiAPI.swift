import Foundation
import MockKit

/// The two resources of the UI API that tell of picklists. They say things in other shapes than describe.
extension SalesforceAccount {
    func objectInfo(_ call: MockCall) throws -> MockResponse {
        let user = try actingUser(call)
        let view = try layoutView(call, for: user)
        let types = recordTypes(of: view.name, for: user)
        let infos = types.map { type -> (String, JSON) in
            (
                type.id,
                [
                    "available": .bool(type.isAvailable), "defaultRecordTypeMapping": .bool(type.isDefault),
                    "master": .bool(type.isMaster), "name": .string(type.name), "recordTypeId": .string(type.id),
                ]
            )
        }
        var body: JSONObject = [
            "apiName": .string(view.name), "associateEntityType": nil, "associateParentEntity": nil,
            "childRelationships": [], "compactLayoutable": true, "createable": .bool(view.access.canCreate),
            "custom": .bool(view.definition.isCustom),
            "defaultRecordTypeId": .string(types.first(where: \.isDefault)?.id ?? SalesforceID.master),
            "deletable": .bool(view.access.canDelete), "dependentFields": Self.dependencies(of: view),
            "eTag": .string(uiTag), "feedEnabled": true,
            "fields": .object(JSONObject(view.fields.map { ($0.name, Self.fieldInfo($0)) })),
        ]
        body["keyPrefix"] = .string(view.definition.keyPrefix)
        body["label"] = .string(view.definition.label)
        body["labelPlural"] = .string(view.definition.labelPlural)
        body["layoutable"] = true
        body["mruEnabled"] = true
        body["nameFields"] = .strings(view.fields.filter { $0.definition.isNameField }.map(\.name))
        body["queryable"] = true
        body["recordTypeInfos"] = .object(JSONObject(infos))
        body["searchable"] = true
        body["updateable"] = .bool(view.access.canEdit)
        return .json(.object(body), mediaType: SalesforceFailure.mediaType)
    }

    func picklistValues(_ call: MockCall) throws -> MockResponse {
        let user = try actingUser(call)
        let view = try layoutView(call, for: user)
        let id = SalesforceID.normalise(call["recordType"])
        guard let id, recordTypes(of: view.name, for: user).contains(where: { $0.id == id }) else {
            throw SalesforceFailure.notFound
        }
        let path = "/services/data/\(call["version"])/ui-api/object-info/\(view.name)/picklist-values/\(id)"
        if let name = call.parameters["field"] {
            guard let field = view.field(name), field.definition.type.isPicklist else {
                throw SalesforceFailure.notFound
            }
            return .json(
                values(of: field, in: view, recordType: id, path: path), mediaType: SalesforceFailure.mediaType)
        }
        let all = view.fields.filter { $0.definition.type.isPicklist }.map { field in
            (field.name, values(of: field, in: view, recordType: id, path: path))
        }
        return .json(
            ["eTag": .string(uiTag), "picklistFieldValues": .object(JSONObject(all))],
            mediaType: SalesforceFailure.mediaType)
    }

    private func layoutView(_ call: MockCall, for user: String) throws -> ObjectView {
        guard let view = view(of: call["object"], for: user), definesRecordTypes(view.definition) else {
            throw SalesforceFailure.notFound
        }
        return view
    }

    private var uiTag: String {
        SHA256.hash(Array(SalesforceTime.text(schemaChangedAt).utf8)).prefix(16).map { byte in
            String(Int(byte) + 0x100, radix: 16).dropFirst()
        }.joined()
    }

    private func values(
        of field: ObjectView.Field, in view: ObjectView, recordType: String, path: String
    ) -> JSON {
        let entries = picklist(field.definition, of: view.name, recordType: recordType)
        let rows = entries.map { entry -> JSON in
            [
                "attributes": nil, "label": .string(entry.label),
                "validFor": .array((entry.validFor ?? []).map { .integer($0) }), "value": .string(entry.value),
            ]
        }
        return [
            "controllerValues": controllerValues(of: field, in: view), "defaultValue": nil, "eTag": .string(uiTag),
            "url": .string("\(path)/\(field.name)"), "values": .array(rows),
        ]
    }

    private func controllerValues(of field: ObjectView.Field, in view: ObjectView) -> JSON {
        guard let controller = field.definition.controllerName.flatMap({ view.definition.field($0) }) else {
            return [:]
        }
        if controller.type == .boolean { return ["false": 0, "true": 1] }
        return .object(
            JSONObject(controller.picklist.enumerated().map { ($1.value, JSON.integer($0)) }))
    }

    private static func dependencies(of view: ObjectView) -> JSON {
        var tree: JSONObject = [:]
        for field in view.fields {
            guard let controller = field.definition.controllerName else { continue }
            var below = tree[controller]?.object ?? [:]
            below[field.name] = [:]
            tree[controller] = .object(below)
        }
        return .object(tree)
    }

    private static func fieldInfo(_ field: ObjectView.Field) -> JSON {
        let own = field.definition
        var body: JSONObject = [
            "apiName": .string(own.name), "calculated": .bool(own.isCalculated),
            "compound": .bool(own.type == .address),
            "compoundComponentName": nil, "compoundFieldName": .optional(own.compoundFieldName),
            "controllerName": .optional(own.controllerName),
            "controllingFields": .strings([own.controllerName].compactMap { $0 }),
            "createable": .bool(field.isCreateable), "custom": .bool(own.isCustom),
            "dataType": .string(dataType(own.type)), "externalId": .bool(own.isExternalID),
            "extraTypeInfo": .optional(own.extraTypeInfo), "filterable": .bool(own.isFilterable),
            "filteredLookupInfo": nil, "highScaleNumber": false, "htmlFormatted": .bool(own.isHTMLFormatted),
            "inlineHelpText": nil, "label": .string(own.label),
            "length": .integer(own.type == .reference ? 0 : own.length), "nameField": .bool(own.isNameField),
        ]
        body["polymorphicForeignKey"] = .bool(own.referenceTo.count > 1)
        body["precision"] = .integer(own.precision)
        body["reference"] = .bool(own.type == .reference)
        body["referenceTargetField"] = .null
        body["referenceToInfos"] = .array(
            own.referenceTo.map { ["apiName": .string($0), "nameFields": ["Name"]] })
        body["relationshipName"] = .optional(own.relationshipName)
        body["required"] = .bool(own.isRequiredOnCreate)
        body["scale"] = .integer(own.scale)
        body["searchPrefilterable"] = false
        body["sortable"] = .bool(own.isSortable)
        body["unique"] = .bool(own.isUnique)
        body["updateable"] = .bool(field.isUpdateable)
        return .object(body)
    }

    private static func dataType(_ type: FieldType) -> String {
        switch type {
        case .multipicklist: "MultiPicklist"
        case .textarea: "TextArea"
        case .combobox: "ComboBox"
        case .datetime: "DateTime"
        case .encryptedstring: "EncryptedString"
        case .anyType: "AnyType"
        default: type.rawValue.prefix(1).uppercased() + type.rawValue.dropFirst()
        }
    }
}
