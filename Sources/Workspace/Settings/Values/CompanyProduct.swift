/// Something that the company sells.
public struct CompanyProduct: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// What it does, and for whom.
    public var description: String
    /// Its page.
    public var website: String?

    /// Describes a product.
    public init(name: String, description: String = "", website: String? = nil) {
        self.name = name
        self.description = description
        self.website = website
    }
}
