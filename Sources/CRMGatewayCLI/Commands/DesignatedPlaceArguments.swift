import ArgumentParser
import ConnectorKit

/// Which object of which account a record is designated for.
struct DesignatedPlaceArguments: ParsableArguments {
    @Argument(help: "The CRM.") var crm: String
    @Argument(help: "The object: deal, contact or company.") var object: String
    @Option(
        help: ArgumentHelp("The CRM account; by default the organization admin's.", valueName: "id"))
    var account: String?

    /// The object of that name.
    func recordObject() throws(CommandFailure) -> CRMObject {
        guard let object = CRMObject(rawValue: object.lowercased()) else {
            throw CommandFailure(
                .usage, code: "object_unknown", "There is no object \"\(object.prefix(40))\".",
                nextStep: "Name one of: \(CRMObject.allCases.map(\.rawValue).joined(separator: ", ")).",
                field: "object")
        }
        return object
    }
}
