import CRMGateway
import ConnectorKit

/// What a plan would do in CRM accounts, for people.
struct AccountPlanLines {
    let lines: [String]

    init(_ accounts: [PlannedAccount]) {
        lines = accounts.flatMap(Self.lines).map(PrintableText.of)
    }

    private static func lines(of account: PlannedAccount) -> [String] {
        let source = account.source
        var lines = [
            "\(source.crm), account \(source.accountName ?? source.account.rawValue): every holder acts as "
                + "\(source.actsAs ?? "a user whom the CRM doesn't tell")."
        ]
        lines += account.ownerProperties.map { property in
            "Owner property, \(source.crm) \(property.object.rawValue): \(property.property) "
                + "(\(property.problem ?? property.change.rawValue))"
        }
        if let planned = account.recordTypes { lines.append(RecordTypeWords.line(planned, source.crm)) }
        if let failure = account.failure { lines.append("Could not be asked, \(source.crm): \(failure.message)") }
        return lines
    }
}
