import ConnectorKit
import SQLStore
import Workspace

/// The entries about who is shown owner properties, in CRMs that hide them.
extension RunAudit {
    /// A CRM is about to be asked to show properties to users.
    func sightIntent(
        _ properties: [PropertyReference], users: Int, writer: CRMUserID?, people: [UserID] = [], of source: SourceKey,
        in transaction: any SQLTransaction
    ) throws {
        var detail = sightDetail(properties, source)
        detail["users"] = String(users)
        detail["writer"] = writer?.rawValue
        try write(.ownerPropertyReveal, ["user": people.map(\.rawValue)], .intended, detail, transaction)
    }

    /// A CRM told whom it shows properties to.
    func sightGranted(
        _ properties: [PropertyReference], visible: Int, refused: Int, people: [UserID], of source: SourceKey,
        in transaction: any SQLTransaction
    ) throws {
        var detail = sightDetail(properties, source)
        detail["visible"] = String(visible)
        detail["refused"] = String(refused)
        let outcome: AuditOutcome = refused > 0 && visible == 0 ? .failed : .succeeded
        try write(.ownerPropertyReveal, ["user": people.map(\.rawValue)], outcome, detail, transaction)
    }

    /// A CRM told of everybody what was known.
    func sightUnchanged(
        _ properties: [PropertyReference], users: Int, of source: SourceKey, in transaction: any SQLTransaction
    ) throws {
        var detail = sightDetail(properties, source)
        detail["unchanged"] = String(users)
        try write(.ownerPropertyReveal, [:], .succeeded, detail, transaction)
    }

    /// A CRM didn't show properties.
    func sightFailed(
        _ properties: [PropertyReference], _ error: ConnectorError?, of source: SourceKey,
        in transaction: any SQLTransaction
    ) throws {
        var detail = sightDetail(properties, source)
        detail["kind"] = error?.kind.rawValue
        detail["vendor_code"] = error?.vendor?.code
        try write(.ownerPropertyReveal, [:], .failed, detail, transaction)
    }

    private func sightDetail(_ properties: [PropertyReference], _ source: SourceKey) -> [String: String] {
        [
            "crm": source.crm.rawValue, "account": source.account.rawValue,
            "properties": properties.sorted().map { "\($0.object.rawValue)/\($0.name)" }.joined(separator: ","),
        ]
    }
}
