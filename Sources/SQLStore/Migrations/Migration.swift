/// One step of the schema.
public struct Migration: Sendable {
    /// The version that the schema has afterwards; consecutive from 1.
    public let version: Int
    /// What it brings.
    public let name: String
    /// The statements, in order; all in one transaction.
    public let statements: [SQL]

    /// Describes a step.
    public init(version: Int, name: String, statements: [SQL]) {
        self.version = version
        self.name = name
        self.statements = statements
    }
}
