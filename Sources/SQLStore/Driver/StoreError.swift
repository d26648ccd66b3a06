/// What went wrong between the gateway and its database.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    /// The kinds, stable.
    public enum Kind: String, Sendable {
        /// Another writer was in the way, longer than we wait; try again.
        case busy = "store_busy"
        /// A rule of the schema (unique, foreign key, check) said no.
        case constraint = "store_constraint"
        /// Disk full, I/O, permission, gone.
        case unavailable = "store_unavailable"
        /// The database isn't ours, is newer than this program, or holds what it can't.
        case unreadable = "store_unreadable"
        /// A statement is wrong: our mistake.
        case statement = "store_statement"
    }

    /// What happened.
    public let kind: Kind
    /// A sentence for people, without values of rows.
    public let message: String

    /// Describes a failure.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Kind and message.
    public var description: String { "\(message) [\(kind.rawValue)]" }

    static func mistyped(_ column: Int, wanted: String) -> StoreError {
        StoreError(.unreadable, "Column \(column) of an answer isn't \(wanted): the database doesn't fit this program.")
    }
}
