import ArgumentParser
import CRMGateway
import ConnectorKit
import Workspace

/// Takes a designation back.
struct VerifyUndesignateCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "undesignate", abstract: "Let verifications write into a designated record no longer.",
        discussion: "What a verification still owes the record is restored all the same. For super admins.")

    @OptionGroup var place: DesignatedPlaceArguments
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let crm = try gateway.crm(place.crm)
        let object = try place.recordObject()
        let actor = try await gateway.actor()
        let verification = gateway.gateway.verification
        let account = try await account(of: crm, object, verification, as: actor)
        try await verification.undesignate(object, crm: crm, account: account, as: actor)
        return CommandResult(
            FactsReport(
                ["No \(object.rawValue) of \(crm) \(account) is designated any more."],
                [
                    "crm": .text(crm.rawValue), "account": .text(account.rawValue), "object": .text(object.rawValue),
                ]))
    }

    /// The account that was named, or the only one with such a record.
    private func account(
        of crm: CRMID, _ object: CRMObject, _ verification: Verifications, as actor: Actor
    ) async throws -> CRMAccountID {
        if let account = place.account { return CRMAccountID(rawValue: account) }
        let found = try await verification.designated(as: actor).filter { $0.crm == crm && $0.object == object }
        guard let only = found.first else {
            throw CommandFailure(
                .refused, code: "record_not_designated", "No \(object.rawValue) of \(crm) is designated.",
                nextStep: "List the designated records with `crm-gateway verify designated`.")
        }
        guard found.count == 1 else {
            throw CommandFailure(
                .usage, code: "designation_account_missing", "Records of several accounts of \(crm) are designated.",
                nextStep: "See crm-gateway verify designated, and name the account with --account.", field: "account")
        }
        return only.account
    }
}
