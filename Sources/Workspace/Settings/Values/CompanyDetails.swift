/// The category `companyDetails`: who the company is and what it sells, as context for notes and drafts.
public struct CompanyDetails: Hashable, Sendable, Codable {
    /// The company's name.
    public var name: String
    /// Its web address.
    public var website: String?
    /// What it does.
    public var description: String
    /// Its industry.
    public var industry: String
    /// How it is told in half a minute.
    public var elevatorPitch: String
    /// Whom it sells to.
    public var idealCustomer: String
    /// What it sells.
    public var products: [CompanyProduct]
    /// Whom it competes with.
    public var competitors: [String]
    /// Words of its own.
    public var glossary: [GlossaryEntry]

    /// Describes a company.
    public init(
        name: String, website: String? = nil, description: String = "", industry: String = "",
        elevatorPitch: String = "", idealCustomer: String = "", products: [CompanyProduct] = [],
        competitors: [String] = [], glossary: [GlossaryEntry] = []
    ) {
        self.name = name
        self.website = website
        self.description = description
        self.industry = industry
        self.elevatorPitch = elevatorPitch
        self.idealCustomer = idealCustomer
        self.products = products
        self.competitors = competitors
        self.glossary = glossary
    }
}
