import MockKit

/// One deal, person or organization.
struct Record: Sendable {
    let id: Int
    /// Built-in values by their key in bodies; what is unset is absent.
    var values: [String: JSON] = [:]
    /// Custom values by code; what is unset is absent.
    var custom: [String: JSON] = [:]
    let creatorID: Int
    var addTime: String
    var updateTime: String
    var stageChangeTime: String
    var isDeleted = false

    init(id: Int, creatorID: Int, at instant: String) {
        self.id = id
        self.creatorID = creatorID
        addTime = instant
        updateTime = instant
        stageChangeTime = instant
    }

    /// The name that people see.
    var name: String { values["title"]?.string ?? values["name"]?.string ?? "" }
    var isArchived: Bool { values["is_archived"]?.bool ?? false }
    var status: String { isDeleted ? "deleted" : values["status"]?.string ?? "open" }
}
