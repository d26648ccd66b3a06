import ConnectorKit
import Workspace

extension CustomPropertyType {
    /// The types of CRM properties that values of this one can be written to and read from.
    ///
    /// Text that has a form may be kept as plain text and the other way round; a number may be an amount. A list of one is no
    /// list of several, a day no moment: values would be lost or made up. A stage or a pipeline is a choice whose options the
    /// CRM keeps elsewhere.
    var compatible: Set<PropertyType> {
        switch self {
        case .text: [.text, .email, .phone, .url]
        case .number: [.number, .currency]
        case .currency: [.currency, .number]
        case .boolean: [.boolean]
        case .date: [.date]
        case .dateTime: [.dateTime]
        case .choice: [.choice, .stage, .pipeline]
        case .choices: [.choices]
        case .owner: [.owner]
        case .owners: [.owners]
        case .email: [.email, .text]
        case .phone: [.phone, .text]
        case .url: [.url, .text]
        case .reference: [.reference]
        }
    }

    /// Whether a mapping of this type does for a property: what is only read as text may be anything.
    func fits(_ type: PropertyType, permission: PropertyPermission) -> Bool {
        compatible.contains(type) || (self == .text && permission == .read)
    }
}
