import ConnectorKit
import SQLStore

extension OwnerPropertyPolicy {
    /// The vendor's name of the property that an earlier run noted for this wish; `nil` where the wish was another one.
    ///
    /// Noted is the label that the property had when it was found or made, which is the wished one.
    func remembered(of object: CRMObject, among rows: [OwnerPropertyRow]) -> PropertyName? {
        guard case .dedicated(_, let label) = self,
            let row = rows.first(where: { $0.object == object }),
            OwnerPropertyDecision.fold(row.label) == OwnerPropertyDecision.fold(label)
        else { return nil }
        return row.property
    }
}
