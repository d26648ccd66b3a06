import ArgumentParser
import CRMGateway
import ConnectorKit
import Workspace

/// Chooses the record that probes write into.
struct VerifyDesignateCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "designate", abstract: "Choose the record of an object that verifications write into and restore.",
        discussion: """
            For verify --mode designated, in CRMs where no records may be made. Only properties that are mapped are written, \
            and put back; the owner stays unless --change-owner asks for it. For super admins.

            EXAMPLE
              crm-gateway verify designate hubspot deal 512 --as ann@example.com
            """)

    @OptionGroup var place: DesignatedPlaceArguments
    @Argument(help: "The record's id, as the CRM has it.") var record: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let designated = try await gateway.gateway.verification.designate(
            RecordID(rawValue: record), of: try place.recordObject(), crm: try gateway.crm(place.crm),
            account: place.account.map { CRMAccountID(rawValue: $0) }, as: actor)
        let emails = try await gateway.emails(of: [designated.chosenBy], as: actor)
        return CommandResult(ListReport.designated([designated], emails: emails))
    }
}
