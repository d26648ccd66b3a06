import MockKit

/// The three objects of the CRM that are imitated.
enum Entity: String, Sendable, CaseIterable {
    case deal, person, organization

    /// The word in paths of records, and in seeds.
    var plural: String { rawValue + "s" }
    /// The word in paths of fields.
    var fieldsPath: String { rawValue + "Fields" }
    /// The word that begins sentences.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    private var area: String { self == .deal ? "deals" : "contacts" }
    var readScopes: [String] { ["\(area):read", "\(area):full"] }
    var writeScopes: [String] { ["\(area):full"] }
    /// Creating and deleting fields; older apps have `admin` in its place.
    var fieldWriteScopes: [String] { [self == .deal ? "deal-fields:full" : "contact-fields:full", "admin"] }
    /// Reading fields.
    var fieldReadScopes: [String] { readScopes + fieldWriteScopes }
    /// Changing fields and their options.
    var fieldChangeScopes: [String] { writeScopes + fieldWriteScopes }

    init?(plural: String) {
        guard let found = Self.allCases.first(where: { $0.plural == plural }) else { return nil }
        self = found
    }
}
