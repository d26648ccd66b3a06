import MockKit

/// Short ways to write the fields of the standard objects.
extension FieldDefinition {
    /// The same field after a change.
    func with(_ change: (inout FieldDefinition) -> Void) -> FieldDefinition {
        var copy = self
        change(&copy)
        return copy
    }

    /// Neither writable nor under field-level security, as the system's own fields are.
    var ofSystem: FieldDefinition {
        with {
            $0.isCreateable = false
            $0.isUpdateable = false
            $0.isPermissionable = false
        }
    }

    /// Must be sent in a create, and is seen by whoever sees the object.
    var required: FieldDefinition {
        with {
            $0.isNillable = false
            $0.isPermissionable = false
        }
    }

    /// Seen by whoever sees the object.
    var ungoverned: FieldDefinition { with { $0.isPermissionable = false } }

    /// Readable only.
    var fixed: FieldDefinition {
        with {
            $0.isCreateable = false
            $0.isUpdateable = false
        }
    }

    /// Written at the creation only.
    var createOnly: FieldDefinition { with { $0.isUpdateable = false } }

    static func text(_ name: String, _ label: String, _ length: Int, _ type: FieldType = .string) -> FieldDefinition {
        FieldDefinition(name, label, type).with { $0.length = length }
    }

    static func number(
        _ name: String, _ label: String, _ type: FieldType, _ precision: Int, _ scale: Int
    ) -> FieldDefinition {
        FieldDefinition(name, label, type).with {
            $0.precision = precision
            $0.scale = scale
        }
    }

    static func integer(_ name: String, _ label: String) -> FieldDefinition {
        FieldDefinition(name, label, .int).with { $0.digits = 8 }
    }

    static func flag(_ name: String, _ label: String) -> FieldDefinition {
        FieldDefinition(name, label, .boolean).with {
            $0.isNillable = false
            $0.isDefaultedOnCreate = true
            $0.defaultValue = false
        }
    }

    static func reference(
        _ name: String, _ label: String, to objects: [String], as relationship: String
    ) -> FieldDefinition {
        FieldDefinition(name, label, .reference).with {
            $0.length = 18
            $0.referenceTo = objects
            $0.relationshipName = relationship
        }
    }

    static func choice(
        _ name: String, _ label: String, _ values: [String], type: FieldType = .picklist, length: Int = 255
    ) -> FieldDefinition {
        FieldDefinition(name, label, type).with {
            $0.length = length
            $0.picklist = values.map { PicklistEntry($0) }
        }
    }

    static func id(of label: String) -> FieldDefinition {
        FieldDefinition("Id", "\(label) ID", .id).ofSystem.with {
            $0.length = 18
            $0.isNillable = false
            $0.isDefaultedOnCreate = true
            $0.isIDLookup = true
        }
    }

    static var owner: FieldDefinition {
        reference("OwnerId", "Owner ID", to: ["User"], as: "Owner").ungoverned.with {
            $0.isNillable = false
            $0.isDefaultedOnCreate = true
        }
    }

    /// What every record carries: who made and changed it, and when.
    static var stamps: [FieldDefinition] {
        func by(_ word: String) -> FieldDefinition {
            reference("\(word)ById", "\(word) By ID", to: ["User"], as: "\(word)By").ofSystem.with {
                $0.isNillable = false
            }
        }
        func at(_ name: String, _ label: String) -> FieldDefinition {
            FieldDefinition(name, label, .datetime).ofSystem.with { $0.isNillable = false }
        }
        return [
            flag("IsDeleted", "Deleted").ofSystem, at("CreatedDate", "Created Date"), by("Created"),
            at("LastModifiedDate", "Last Modified Date"), by("LastModified"),
            at("SystemModstamp", "System Modstamp"),
        ]
    }
}
