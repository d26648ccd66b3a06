/// What identifies a property or a pipeline: CRM, object, and the CRM's own name.
struct RecordKey: Hashable, Comparable {
    let crm: String
    let object: RecordObject
    let name: String

    /// Orders as canonical documents do.
    static func < (left: RecordKey, right: RecordKey) -> Bool {
        (left.crm, left.object.rawValue, left.name) < (right.crm, right.object.rawValue, right.name)
    }
}

extension CustomProperty {
    var key: RecordKey { RecordKey(crm: crm, object: object, name: name) }
}

extension PipelineSetting {
    var key: RecordKey { RecordKey(crm: crm, object: object, name: id) }
}
