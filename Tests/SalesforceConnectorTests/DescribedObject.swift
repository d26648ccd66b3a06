import ConnectorKit
import ConnectorScripting

/// Describes as Salesforce answers them, with members that the connector doesn't read left in.
enum DescribedObject {
    static let lastModified = "Wed, 18 Nov 2026 09:49:20 GMT"

    /// One field; `extra` overrides.
    static func field(_ name: String, _ type: String, _ extra: [String: String] = [:]) -> String {
        var members = [
            "name": "\"\(name)\"", "label": "\"\(name) label\"", "type": "\"\(type)\"", "length": "0", "scale": "0",
            "createable": "true", "updateable": "true", "nillable": "true", "defaultedOnCreate": "false",
            "calculated": "false", "autoNumber": "false", "custom": "false", "unique": "false", "referenceTo": "[]",
            "picklistValues": "[]", "deprecatedAndHidden": "false", "htmlFormatted": "false", "permissionable": "true",
            "inlineHelpText": "null", "extraTypeInfo": "null",
        ]
        members.merge(extra) { $1 }
        return "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    static func value(_ value: String, isActive: Bool = true) -> String {
        #"{"active":\#(isActive),"defaultValue":false,"label":"\#(value) label","validFor":null,"value":"\#(value)"}"#
    }

    static func recordType(
        _ id: String, _ name: String, isAvailable: Bool = true, isActive: Bool = true, isMaster: Bool = false,
        isDefault: Bool = false
    ) -> String {
        #"{"active":\#(isActive),"available":\#(isAvailable),"defaultRecordTypeMapping":\#(isDefault),"#
            + #""developerName":"\#(name)","master":\#(isMaster),"name":"\#(name) label","recordTypeId":"\#(id)"}"#
    }

    static func text(_ name: String, _ fields: [String], recordTypes: [String] = []) -> String {
        #"{"name":"\#(name)","keyPrefix":"006","fields":[\#(fields.joined(separator: ","))],"#
            + #""recordTypeInfos":[\#(recordTypes.joined(separator: ","))]}"#
    }

    static func answer(_ text: String) -> HTTPResponse {
        .json(200, text, headers: ["Last-Modified": lastModified, "ETag": "\"e8178a2d--gzip\""])
    }

    /// An opportunity with one field of each kind that matters.
    static let opportunity = text(
        "Opportunity",
        [
            field("Id", "id", ["createable": "false", "updateable": "false", "nillable": "false"]),
            field("Name", "string", ["length": "120", "nillable": "false"]),
            field(
                "StageName", "picklist", ["nillable": "false", "picklistValues": "[\(value("New")),\(value("Won"))]"]),
            field("Amount", "currency", ["scale": "2"]), field("CloseDate", "date"),
            field("CreatedDate", "datetime", ["updateable": "false"]),
            field("OwnerId", "reference", ["referenceTo": #"["User"]"#]),
            field("AccountId", "reference", ["referenceTo": #"["Account"]"#]),
            field("Products__c", "multipicklist", ["custom": "true"]),
            field("Is_Strategic__c", "boolean", ["custom": "true", "nillable": "false", "defaultedOnCreate": "true"]),
        ])

    static let contact = text("Contact", [field("LastName", "string"), field("Email", "email")])

    /// The answer of a composite with these rows, named and in order.
    static func rows(_ rows: [(name: String, status: Int, body: String)]) -> HTTPResponse {
        let rows = rows.map { row in
            #"{"body":\#(row.body),"httpHeaders":{"Last-Modified":"\#(lastModified)"},"#
                + #""httpStatusCode":\#(row.status),"referenceId":"\#(row.name)"}"#
        }
        return .json(#"{"compositeResponse":[\#(rows.joined(separator: ","))]}"#)
    }
}
