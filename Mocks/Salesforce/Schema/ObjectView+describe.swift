import Foundation
import MockKit

/// The JSON of describe.
extension ObjectView {
    /// Everything that describe says of the object, for the user whose view this is.
    func describeJSON(recordTypes: [RecordTypeView], version: String, host: String) -> JSON {
        let path = "/services/data/\(version)/sobjects/\(name)"
        var body: JSONObject = [
            "actionOverrides": [], "activateable": false, "associateEntityType": nil, "associateParentEntity": nil,
            "childRelationships": [], "compactLayoutable": .bool(definition.isLayoutable),
        ]
        for member in rights.members { body[member.name] = member.value }
        let rest: JSONObject = [
            "customSetting": false, "deepCloneable": false, "defaultImplementation": nil, "deprecatedAndHidden": false,
            "extendedBy": nil, "extendsInterfaces": nil, "feedEnabled": .bool(definition.isLayoutable),
            "fields": .array(fields.map { $0.describeJSON(within: definition) }), "hasSubtypes": false,
            "implementedBy": nil, "implementsInterfaces": nil, "isInterface": false, "isSubtype": false,
            "layoutable": .bool(definition.isLayoutable), "listviewable": nil, "lookupLayoutable": nil,
            "mergeable": false, "mruEnabled": .bool(definition.isLayoutable), "namedLayoutInfos": [],
            "networkScopeFieldName": nil, "queryable": true,
            "recordTypeInfos": .array(recordTypes.map { $0.describeJSON(path: path) }), "replicateable": true,
            "retrieveable": true, "searchLayoutable": .bool(definition.isLayoutable),
            "searchable": .bool(definition.isLayoutable), "sobjectDescribeOption": "FULL",
            "supportedScopes": [
                ["label": .string("All \(definition.labelPlural.lowercased())"), "name": "everything"]
            ],
            "triggerable": true, "undeletable": .bool(access.canDelete), "urls": Self.urls(path, self, host: host),
        ]
        for member in rest.members { body[member.name] = member.value }
        return .object(body)
    }

    /// The row of describeGlobal.
    func globalJSON(version: String) -> JSON {
        let path = "/services/data/\(version)/sobjects/\(name)"
        var body = rights
        body["queryable"] = true
        body["retrieveable"] = true
        body["layoutable"] = .bool(definition.isLayoutable)
        body["searchable"] = .bool(definition.isLayoutable)
        body["urls"] = [
            "sobject": .string(path), "describe": .string(path + "/describe"), "rowTemplate": .string(path + "/{ID}"),
        ]
        return .object(body)
    }

    private var rights: JSONObject {
        [
            "name": .string(name), "label": .string(definition.label), "labelPlural": .string(definition.labelPlural),
            "keyPrefix": .string(definition.keyPrefix), "custom": .bool(definition.isCustom),
            "createable": .bool(access.canCreate), "updateable": .bool(access.canEdit),
            "deletable": .bool(access.canDelete),
        ]
    }

    private static func urls(_ path: String, _ view: ObjectView, host: String) -> JSON {
        [
            "compactLayouts": .string(path + "/describe/compactLayouts"), "rowTemplate": .string(path + "/{ID}"),
            "approvalLayouts": .string(path + "/describe/approvalLayouts"),
            "uiDetailTemplate": .string("https://\(host)/{ID}"), "uiEditTemplate": .string("https://\(host)/{ID}/e"),
            "listviews": .string(path + "/listviews"), "describe": .string(path + "/describe"),
            "uiNewRecord": .string("https://\(host)/\(view.definition.keyPrefix)/e"),
            "quickActions": .string(path + "/quickActions"), "layouts": .string(path + "/describe/layouts"),
            "sobject": .string(path),
        ]
    }
}

extension RecordTypeView {
    /// The row of `recordTypeInfos`.
    func describeJSON(path: String) -> JSON {
        [
            "active": .bool(isActive), "available": .bool(isAvailable), "defaultRecordTypeMapping": .bool(isDefault),
            "developerName": .string(developerName), "master": .bool(isMaster), "name": .string(name),
            "recordTypeId": .string(id), "urls": ["layout": .string("\(path)/describe/layouts/\(id)")],
        ]
    }
}
