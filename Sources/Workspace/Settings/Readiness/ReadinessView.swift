/// What is known of a dashboard when it is asked whether it can serve as a source (SET-11).
public struct ReadinessView: Hashable, Sendable {
    /// A CRM connection.
    public struct Connection: Hashable, Sendable {
        /// The CRM's id.
        public let crm: String
        /// Whether the grant works, as far as is known.
        public let isLive: Bool

        /// Describes a connection.
        public init(crm: String, isLive: Bool) {
            self.crm = crm
            self.isLive = isLive
        }
    }

    /// What is stored of a category.
    public enum Entry: Hashable, Sendable {
        /// A value that was set, and can be read.
        case value(SettingsValue)
        /// A value that can't be read, or breaks its rules.
        case broken([SettingsIssue])
    }

    /// The CRM connections.
    public let connections: [Connection]
    /// What is stored; a category that was never set is left out.
    public let entries: [Category: Entry]
    /// The categories that are asked about.
    public let categories: Set<Category>

    /// Describes a dashboard.
    public init(connections: [Connection], entries: [Category: Entry], categories: Set<Category>) {
        self.connections = connections
        self.entries = entries
        self.categories = categories
    }
}
