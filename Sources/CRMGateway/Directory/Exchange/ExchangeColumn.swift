/// One column of a file: the same name stands above a CSV column and is a key of a JSON object.
struct ExchangeColumn: Hashable, Sendable {
    let name: String
    /// Whether a file has to have it.
    let isRequired: Bool
    /// Whether it holds a list: in CSV separated by semicolons, in JSON an array.
    let isList: Bool

    init(_ name: String, isRequired: Bool = false, isList: Bool = false) {
        self.name = name
        self.isRequired = isRequired
        self.isList = isList
    }

    /// Of people; the order is that of an export.
    static let people = [
        ExchangeColumn("external_id"), ExchangeColumn("email", isRequired: true),
        ExchangeColumn("first_name", isRequired: true), ExchangeColumn("last_name", isRequired: true),
        ExchangeColumn("role"), ExchangeColumn("seat"), ExchangeColumn("teams", isList: true),
    ]

    /// Of teams; the order is that of an export.
    static let teams = [
        ExchangeColumn("external_id"), ExchangeColumn("name", isRequired: true),
        ExchangeColumn("primary_admin", isRequired: true), ExchangeColumn("secondary_admins", isList: true),
    ]
}
