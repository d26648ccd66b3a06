public import Workspace

extension UndoOutcome {
    /// A category that was not put back.
    public struct SettingsException: Hashable, Sendable, Codable {
        /// The person.
        public let user: UserID
        /// The category.
        public let category: Category
        /// Why.
        public let reason: Exception.Reason
    }

    mutating func except(_ exception: SettingsException) {
        exceptionCount += 1
        if settingsExceptions.count < Self.exceptionsMax { settingsExceptions.append(exception) }
    }
}
