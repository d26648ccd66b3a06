import Foundation
import MockKit

/// Describe, of all objects and of one, and its layouts.
extension SalesforceAccount {
    func describeGlobal(_ call: MockCall) throws -> MockResponse {
        if let answer = notModified(call) { return answer }
        let user = try actingUser(call)
        let views = objects.values.sorted { $0.name < $1.name }.compactMap { view(of: $0.name, for: user) }
        let body: JSON = [
            "encoding": "UTF-8", "maxBatchSize": 200,
            "sobjects": .array(views.map { $0.globalJSON(version: call["version"]) }),
        ]
        return dated(.json(body, mediaType: SalesforceFailure.mediaType))
    }

    func describe(_ call: MockCall) throws -> MockResponse {
        let user = try actingUser(call)
        let space: SchemaSpace = call.tags["space"] == "tooling" ? .tooling : .data
        guard let view = view(of: call["object"], for: user, in: space) else { throw SalesforceFailure.notFound }
        if let answer = notModified(call) { return answer }
        let types = definesRecordTypes(view.definition) ? recordTypes(of: view.name, for: user) : []
        let body = view.describeJSON(recordTypes: types, version: call["version"], host: organization.host)
        return dated(.json(body, mediaType: SalesforceFailure.mediaType))
    }

    func definesRecordTypes(_ object: ObjectDefinition) -> Bool { object.isLayoutable && !object.isSetup }

    /// 304 for whoever knows the present state; a change of anybody's rights counts as one of the schema.
    private func notModified(_ call: MockCall) -> MockResponse? {
        guard let text = call.request.header("if-modified-since"), let known = HTTPDate.instant(text),
            known.timeIntervalSince1970 >= schemaChangedAt.timeIntervalSince1970.rounded(.down)
        else { return nil }
        return dated(.empty(304))
    }

    /// With the headers for the next conditional request. Answers that come alone get `--gzip` into the tag at the end.
    private func dated(_ response: MockResponse) -> MockResponse {
        let instant = HTTPDate.text(schemaChangedAt)
        let tag = SHA256.hash(Array((organization.id + instant).utf8)).prefix(4).map { byte in
            String(Int(byte) + 0x100, radix: 16).dropFirst()
        }
        return response.adding("ETag", "\"\(tag.joined())\"").adding("Last-Modified", instant)
    }

    func describeLayouts(_ call: MockCall) throws -> MockResponse {
        let user = try actingUser(call)
        guard let view = view(of: call["object"], for: user), definesRecordTypes(view.definition) else {
            throw SalesforceFailure.notFound
        }
        let path = "/services/data/\(call["version"])/sobjects/\(view.name)"
        let types = recordTypes(of: view.name, for: user)
        var shown = types
        if let wanted = call.parameters["recordType"] {
            let id = SalesforceID.normalise(wanted)
            shown = types.filter { $0.id == id }
            guard !shown.isEmpty else { throw SalesforceFailure.notFound }
        }
        let isWhole = shown.count == 1
        let mappings = shown.map { type -> JSON in
            var row = type.describeJSON(path: path)
            row["layoutId"] = .string(Self.layoutID(of: type))
            row["picklistsForRecordType"] = isWhole ? .array(picklistRows(view, recordType: type.id)) : .null
            return row
        }
        return .json(
            [
                "layouts": isWhole ? .array(shown.map { Self.emptyLayout(Self.layoutID(of: $0)) }) : .null,
                "recordTypeMappings": .array(mappings), "recordTypeSelectorRequired": [.bool(types.count > 1)],
            ], mediaType: SalesforceFailure.mediaType)
    }

    private func picklistRows(_ view: ObjectView, recordType: String) -> [JSON] {
        view.fields.filter { $0.definition.type.isPicklist }.map { field in
            let values = picklist(field.definition, of: view.name, recordType: recordType)
            return [
                "picklistName": .string(field.name), "picklistValues": .array(values.map(\.describeJSON)),
            ]
        }
    }

    private static func layoutID(of type: RecordTypeView) -> String {
        SalesforceID.normalise("00h" + String(SalesforceID.short(type.id).dropFirst(3))) ?? type.id
    }

    /// A layout without its sections, which run to hundreds of kilobytes and say nothing here.
    private static func emptyLayout(_ id: String) -> JSON {
        [
            "id": .string(id), "detailLayoutSections": [], "editLayoutSections": [], "relatedLists": [],
            "buttonLayoutSection": nil, "multirowEditLayoutSections": [], "offlineLinks": [], "quickActionList": nil,
            "relatedContent": nil, "saveOptions": [],
        ]
    }
}
