/// Something that an admin's dashboard lacks, or that is broken, before it serves as a source (SET-11).
public struct ReadinessFinding: Hashable, Sendable, Codable {
    /// The stable id, snake_case: `connection_dead`, `company_details_missing`.
    public let id: String
    /// How much it matters.
    public let severity: ReadinessSeverity
    /// The category that it concerns.
    public let category: Category
    /// The CRM that it concerns, where it is one.
    public let crm: String?
    /// The path of the field, where a stored value is to blame.
    public let path: String?
    /// A sentence for people: what is missing or broken.
    public let message: String
    /// What to do about it.
    public let nextStep: String

    /// Describes a finding.
    public init(
        _ id: String, _ severity: ReadinessSeverity, _ category: Category, crm: String? = nil, path: String? = nil,
        _ message: String, nextStep: String
    ) {
        self.id = id
        self.severity = severity
        self.category = category
        self.crm = crm
        self.path = path
        self.message = message
        self.nextStep = nextStep
    }
}
