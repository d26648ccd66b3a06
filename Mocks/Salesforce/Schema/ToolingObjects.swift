import MockKit

/// The objects of the Tooling API that are imitated: definitions of fields, seen whatever field-level security says.
enum ToolingObjects {
    static var all: [ObjectDefinition] { [entityDefinition, fieldDefinition, customField] }

    private static func make(_ name: String, _ prefix: String, _ fields: [FieldDefinition]) -> ObjectDefinition {
        var object = ObjectDefinition(
            name: name, label: name, labelPlural: name + "s", keyPrefix: prefix, fields: fields.map(\.ofSystem))
        object.rights = .readOnly
        return object
    }

    private static var entityDefinition: ObjectDefinition {
        make(
            "EntityDefinition", "4ie",
            [
                .text("DurableId", "Durable ID", 255), .text("QualifiedApiName", "Qualified API Name", 255),
                .text("DeveloperName", "Developer Name", 255), .text("Label", "Label", 255),
                .text("MasterLabel", "Master Label", 255), .text("NamespacePrefix", "Namespace Prefix", 15),
                .text("KeyPrefix", "Key Prefix", 3),
            ])
    }

    private static var fieldDefinition: ObjectDefinition {
        make(
            "FieldDefinition", "4fe",
            [
                .text("DurableId", "Durable ID", 255), .text("QualifiedApiName", "Qualified API Name", 255),
                .text("DeveloperName", "Developer Name", 255), .text("Label", "Label", 255),
                .text("MasterLabel", "Master Label", 255), .text("DataType", "Data Type", 255),
                .text("NamespacePrefix", "Namespace Prefix", 15), .text("Description", "Description", 1_000),
                .integer("Length", "Length"), .integer("Precision", "Precision"), .integer("Scale", "Scale"),
                .flag("IsCalculated", "Is Calculated"), .flag("IsNillable", "Is Nillable"),
                .flag("IsIndexed", "Is Indexed"), .text("RelationshipName", "Relationship Name", 40),
                .reference(
                    "EntityDefinitionId", "Entity Definition ID", to: ["EntityDefinition"], as: "EntityDefinition"),
                FieldDefinition("Metadata", "Metadata", .anyType).with { $0.needsSingleRow = true },
            ])
    }

    private static var customField: ObjectDefinition {
        make(
            "CustomField", "00N",
            [
                .id(of: "CustomField"), .text("DeveloperName", "Developer Name", 80),
                .text("TableEnumOrId", "Entity Enumeration Or ID", 40),
                .text("NamespacePrefix", "Namespace Prefix", 15),
                .reference(
                    "EntityDefinitionId", "Entity Definition ID", to: ["EntityDefinition"], as: "EntityDefinition"),
                .text("FullName", "Full Name", 255).with { $0.needsSingleRow = true },
                FieldDefinition("Metadata", "Metadata", .anyType).with { $0.needsSingleRow = true },
            ])
    }
}
