/// The three kinds of record that the gateway knows, under names that no vendor owns.
public enum CRMObject: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// A deal or opportunity.
    case deal
    /// A contact, person or lead.
    case contact
    /// A company, account or organization.
    case company

    /// Orders by the order of declaration, deals first.
    public static func < (left: CRMObject, right: CRMObject) -> Bool {
        left.position < right.position
    }

    private var position: Int {
        switch self {
        case .deal: 0
        case .contact: 1
        case .company: 2
        }
    }
}
