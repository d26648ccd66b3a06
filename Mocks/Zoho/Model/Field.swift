import Foundation
import MockKit

/// One field of a module.
struct Field: Sendable {
    let id: String
    let apiName: String
    let label: String
    var type: FieldType
    var length: Int
    var decimals: Int?
    var isCustom = false
    /// Whether every insert needs it, whatever the layout.
    var isMandatory = false
    /// What screens show as not editable; `Owner` is so, and is written by the API all the same.
    var isFixedInScreens = false
    var canCreate = true
    var canUpdate = true
    var isUnique = false
    /// Whether it is on a layout; one that is on none keeps its values.
    var isUsed = true
    var pickList: [PickListValue] = []
    /// The module that a lookup leads to.
    var lookupModule: String?
    var tooltip: (name: String, value: String)?
    /// `read_only` or `hidden` by profile; absent is `read_write`.
    var permissions: [String: String] = [:]
    /// From when lists of fields and writes know it.
    var knownFrom: Date?
    var createdAt: Date?

    init(id: String, apiName: String, label: String, type: FieldType) {
        self.id = id
        self.apiName = apiName
        self.label = label
        self.type = type
        length = type.standardLength
        if type.isDecimal { decimals = 2 }
        if type.isComputed {
            canCreate = false
            canUpdate = false
        }
    }

    func permission(of profile: String) -> String { permissions[profile] ?? "read_write" }

    /// The value that a text of a write names.
    func pickListValue(_ text: String) -> PickListValue? { pickList.first { $0.isUsed && $0.isNamed(text) } }
}
