import Workspace

extension SettingsReferenceRow {
    /// A row in the order of `SettingsReferenceRepository.columns`.
    init(_ row: SQLRow, from first: Int = 0) throws(StoreError) {
        self.init(
            user: try row.id(first), category: try row.word(first + 1), hash: try row.textOrNil(first + 2),
            overlay: try row.textOrNil(first + 3), version: try row.integer(first + 4),
            origin: try row.word(first + 5), run: try row.textOrNil(first + 6).map { RunID(rawValue: $0) },
            source: try row.textOrNil(first + 7).map { UserID(rawValue: $0) }, isEdited: try row.bool(first + 8),
            changedAt: try row.integer(first + 9))
    }

    /// The values in the order of `SettingsReferenceRepository.columns`.
    var values: [SQLValue] {
        [
            .text(user.rawValue), .text(category.rawValue), .text(hash), .text(overlay), .integer(version),
            .text(origin.rawValue), .text(run?.rawValue), .text(source?.rawValue), .bool(isEdited),
            .integer(changedAt),
        ]
    }
}
