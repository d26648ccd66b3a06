/// A record type of an object, as one user sees it.
struct RecordTypeView: Sendable, Equatable {
    let id: String
    let name: String
    let developerName: String
    let isActive: Bool
    /// Whether this user may pick it.
    let isAvailable: Bool
    /// Whether a record that this user makes gets it when none is sent.
    let isDefault: Bool

    var isMaster: Bool { id == SalesforceID.master }
}
