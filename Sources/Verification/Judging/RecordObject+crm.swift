public import ConnectorKit
public import Workspace

extension RecordObject {
    /// The same kind of record in the words of connectors.
    public var inCRM: CRMObject {
        switch self {
        case .deal: .deal
        case .contact: .contact
        case .company: .company
        }
    }
}
