import ArgumentParser
import CRMGateway
import ConnectorKit

/// Shows or chooses which property holds the owner.
struct OrgOwnerPropertyCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "owner-property", abstract: "Show or choose which property of a CRM's objects holds the owner.",
        discussion: """
            Without --standard, --name or --visible-to it shows what holds. A choice takes effect with the next sync.

            Some CRMs hide a new property from everybody until sight of it is granted. A sync always shows it to the \
            user whom the key acts as, and who writes it; with --visible-to every-synced-member also \
            to the CRM user of every member for whom CRM sync is done. What was shown stays shown.
            """)

    @Argument(help: "The CRM.") var crm: String
    @Argument(help: "The object: deal, contact or company.") var object: String?
    @Flag(help: "The CRM's own owner field.") var standard = false
    @Option(help: ArgumentHelp("A property of our own, of this name.", valueName: "property")) var name: String?
    @Option(help: "The label of a property of our own; by default its name.") var label: String?
    @Option(
        name: .customLong("visible-to"),
        help: ArgumentHelp(
            "In a CRM that hides properties: \(AudienceArgument.allValueStrings.joined(separator: " or ")).",
            valueName: "whom"))
    var audience: AudienceArgument?
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
        if let audience {
            try await gateway.gateway.ownerProperties.show(to: audience.audience, crm: crm, as: actor)
        }
        let shown = try await gateway.gateway.ownerProperties.audience(of: crm, as: actor)
        let policies = try await gateway.gateway.ownerProperties.of(crm, as: actor)
        return CommandResult(ListReport.ownerProperties(policies, shownTo: shown, crm: crm))
    }
}
