import ArgumentParser
import CRMGateway
import ConnectorKit

/// Shows or chooses which property holds the owner.
struct OrgOwnerPropertyCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "owner-property", abstract: "Show or choose which property of a CRM's objects holds the owner.",
        discussion: "Without --standard or --name it shows what holds. A choice takes effect with the next sync.")

    @Argument(help: "The CRM.") var crm: String
    @Argument(help: "The object: deal, contact or company.") var object: String?
    @Flag(help: "The CRM's own owner field.") var standard = false
    @Option(help: ArgumentHelp("A property of our own, of this name.", valueName: "property")) var name: String?
    @Option(help: "The label of a property of our own; by default its name.") var label: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard !standard || name == nil else { throw ValidationError("Choose --standard or --name, not both") }
        guard (standard || name != nil) == (object != nil) else {
            throw ValidationError("To choose, name the object and either --standard or --name")
        }
        guard object.map({ CRMObject(rawValue: $0) != nil }) ?? true else {
            throw ValidationError(
                "The object has to be one of: \(CRMObject.allCases.map(\.rawValue).joined(separator: ", "))")
        }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let crm = try gateway.crm(crm)
        let actor = try await gateway.actor()
        if let object = object.flatMap({ CRMObject(rawValue: $0) }) {
            let policy: OwnerPropertyPolicy =
                name.map { .dedicated(name: PropertyName(rawValue: $0), label: label ?? $0) } ?? .standard
            try await gateway.gateway.ownerProperties.choose(policy, crm: crm, object: object, as: actor)
        }
        let policies = try await gateway.gateway.ownerProperties.of(crm, as: actor)
        return CommandResult(ListReport.ownerProperties(policies, crm: crm))
    }
}
