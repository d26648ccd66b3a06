/// The CRMs that a gateway speaks to.
public struct ConnectorCatalog: Sendable {
    private let byID: [CRMID: any CRMConnector.Type]

    /// Takes connectors; of two with one id, the later one counts.
    public init(_ connectors: [any CRMConnector.Type]) {
        byID = Dictionary(connectors.map { ($0.descriptor.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// The connector of a CRM, or `nil` where it isn't supported.
    public subscript(crm: CRMID) -> (any CRMConnector.Type)? {
        byID[crm]
    }

    /// The ids of all, sorted.
    public var ids: [CRMID] {
        byID.keys.sorted()
    }
}
