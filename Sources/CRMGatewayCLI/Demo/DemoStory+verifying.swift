import ConnectorKit

extension DemoStory {
    /// As much of `verify list` as the demo needs.
    private struct VerificationListing: Decodable {
        struct Verification: Decodable {
            let run: String
        }
        /// The newest first.
        let verifications: [Verification]
    }

    /// The CRM whose account changes under the team's feet.
    private static let changedCRM: CRMID = "hubspot"

    /// A team is synced and verified; then its CRM changes, and it is verified again.
    func verify() async throws(CommandFailure) {
        try syncVerifiedTeam()
        let command = ["verify", "--team", DemoPeople.verifiedTeam]
        say(
            "Does it work? In each CRM a record is made for each object, read back by a request of its own, and deleted:"
        )
        try act(command)
        try await changeCRM()
        say("The same verification names these two, with cause and fix; all the rest works as before:")
        try act(command, status: .failures)
        say("What got worse since:")
        let runs = try stage.read(["verify", "list"], as: VerificationListing.self).verifications.map(\.run)
        try act(["verify", "diff"] + runs.prefix(2).reversed(), status: .failures)
    }

    private func syncVerifiedTeam() throws(CommandFailure) {
        let team = DemoPeople.verifiedTeam
        say("Another team, which Carol leads. She gets her keys by name; her team gets keys, and Ann's settings:")
        try act(["team", "create", team, "--primary-admin", DemoPeople.secondaryAdmin])
        try act(["team", "add", team] + DemoPeople.verifiedMembers)
        try act(["sync", "crm", "--target", DemoPeople.secondaryAdmin])
        try act(["sync", "crm", "--team", team])
        try act(["settings", "push", "--team", team, "--all-but", "crmKeys"])
    }

    /// What an admin of the CRM might do any day; the mock is told by its control.
    private func changeCRM() async throws(CommandFailure) {
        guard let mock = stage.mocks.first(where: { $0.crm == Self.changedCRM }) else { return }
        say("Weeks later somebody in HubSpot archives the stage Closed won, and locks the property Next step.")
        let control = MockControl(mock: mock)
        try await control.change(MockControl.archiveStage("closedwon", of: "default", object: "deals"))
        try await control.change(MockControl.makeReadOnly("hs_next_step", of: "deals"))
    }
}
