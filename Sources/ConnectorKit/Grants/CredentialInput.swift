/// One thing that a person enters to connect a CRM without a browser.
public struct CredentialInput: Hashable, Sendable {
    /// The stable name, as flags and forms use it: `username`, `private-key`.
    public let name: String
    /// The name for people.
    public let label: String
    /// Whether it is a secret: asked for without echo, or read from a file, and never shown.
    public let isSecret: Bool
    /// Whether it may be left out.
    public let isOptional: Bool

    /// Describes an input.
    public init(name: String, label: String, isSecret: Bool = false, isOptional: Bool = false) {
        self.name = name
        self.label = label
        self.isSecret = isSecret
        self.isOptional = isOptional
    }
}
