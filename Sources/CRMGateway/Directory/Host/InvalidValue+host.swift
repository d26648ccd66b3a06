import Workspace

extension InvalidValue {
    static func batchTooLarge(_ what: String) -> InvalidValue {
        InvalidValue(
            code: "batch_too_large", rule: "PROV-9", message: "More than \(Directory.bulkMax) \(what) in one call.",
            nextStep: "Make several calls.", field: what)
    }

    static let tooManyTeams = InvalidValue(
        code: "teams_too_many", rule: "PROV-9",
        message: "More than \(Imports.teamsPerPersonMax) teams for one person.", nextStep: "Name fewer.",
        field: "teams")

    static let externalIDTwice = InvalidValue(
        code: "external_id_twice", rule: "PROV-9", message: "The external id is given twice.",
        nextStep: "Leave one of them out.", field: "externalID")

    static let emailGivenTwice = InvalidValue(
        code: "email_taken", rule: "PROV-4", message: "The email address is given twice.",
        nextStep: "Leave one of them out.", field: "email")

    static let teamNameTwice = InvalidValue(
        code: "team_name_taken", rule: "TEAM-11", message: "The team's name is given twice.",
        nextStep: "Leave one of them out.", field: "name")

    static let primaryAdminMissing = InvalidValue(
        code: "primary_admin_missing", rule: "TEAM-4", message: "A new team needs somebody who leads it.",
        nextStep: "Name its primary admin, an admin of the organization.", field: "primaryAdmin")

    /// The same, of an input inside another: `people[3]` before `email`.
    func within(_ path: String) -> InvalidValue {
        at(path + (field.map { "." + $0 } ?? ""))
    }
}

extension GatewayError {
    /// What a rule or a value says of one input, with the input's path.
    init(reading error: any Error, within path: String, field: String? = nil) {
        let error = GatewayError(reading: error)
        let inner = field ?? error.field
        self.init(
            code: error.code, rule: error.rule, message: error.message, nextStep: error.nextStep,
            field: path + (inner.map { "." + $0 } ?? ""))
    }
}
