import MockKit

extension SalesforceRoutes {
    private static let ui = ["ui": "true"]

    static let schema: [Route] = [
        rest("GET", "/sobjects", "describe.global") { try $0.describeGlobal($1) },
        rest("GET", "/sobjects/{object}/describe", "describe.object") { try $0.describe($1) },
        rest("GET", "/sobjects/{object}/describe/layouts", "describe.layouts") { try $0.describeLayouts($1) },
        rest("GET", "/sobjects/{object}/describe/layouts/{recordType}", "describe.layouts") {
            try $0.describeLayouts($1)
        },
        rest("GET", "/ui-api/object-info/{object}", "ui.object", tags: ui) { try $0.objectInfo($1) },
        rest("GET", "/ui-api/object-info/{object}/picklist-values/{recordType}", "ui.picklists", tags: ui) {
            try $0.picklistValues($1)
        },
        rest("GET", "/ui-api/object-info/{object}/picklist-values/{recordType}/{field}", "ui.picklists", tags: ui) {
            try $0.picklistValues($1)
        },
    ]

    private static let fields = "/tooling/sobjects/CustomField"

    static let tooling: [Route] = [
        rest("GET", "/tooling/sobjects/{object}/describe", "describe.object", tags: ["space": "tooling"]) {
            try $0.describe($1)
        },
        rest("POST", fields, "field.create", isWrite: true) { try $0.createCustomField($1) },
        rest("GET", fields + "/{id}", "field.get") { try $0.getCustomField($1) },
        rest("PATCH", fields + "/{id}", "field.update", isWrite: true) { try $0.updateCustomField($1) },
        rest("DELETE", fields + "/{id}", "field.delete", isWrite: true) { try $0.deleteCustomField($1) },
    ]
}
