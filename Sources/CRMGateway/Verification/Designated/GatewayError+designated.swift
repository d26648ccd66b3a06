import ConnectorKit
import SQLStore

extension GatewayError {
    /// A CRM that no key of the organization leads to.
    static func designationNeedsKey(_ crm: String) -> GatewayError {
        GatewayError(
            code: "designation_key_missing",
            message: "No live key of the organization leads to that account of \(crm).",
            nextStep: "Let the organization admin connect the CRM, or name the account of a key that works.")
    }

    /// Several accounts, and none was named.
    static func designationNeedsAccount(_ accounts: [CRMAccountID]) -> GatewayError {
        GatewayError(
            code: "designation_account_missing",
            message: "The organization has keys to several accounts of that CRM, and the organization admin has none.",
            nextStep: "Name one of \(accounts.map(\.rawValue).sorted().joined(separator: ", ")).", field: "account")
    }

    /// A record that isn't there, or that the key can't see.
    static let designatedRecordUnknown = GatewayError(
        code: "designated_record_unknown", rule: "T-23",
        message: "The account has no such record, or hides it from the key.",
        nextStep: "Check the id in the CRM, and that the user whom the key acts as may see the record.", field: "record"
    )

    /// An object in which no record can be probed.
    static func designationUnsupported(_ object: CRMObject, _ crm: String) -> GatewayError {
        GatewayError(
            code: "designation_unsupported", message: "\(crm) has no \(object.rawValue) that can be probed.",
            nextStep: "Designate a record of another object.", field: "object")
    }

    /// Nothing is designated there.
    static let notDesignated = GatewayError(
        code: "record_not_designated", message: "No record of that object is designated in that account.",
        nextStep: "List the designated records with `crm-gateway verify designated`.")

    /// No probe of that mark waits for a person.
    static let nothingHeld = GatewayError(
        code: "nothing_held",
        message: "Nothing waits for a person under that mark: no designated record's old values, and no left-over.",
        nextStep: "List the open clean-ups with `crm-gateway verify cleanup --dry-run`.")

    /// A left-over that the clean-up can still settle: giving it up would leave it behind (I-13).
    static func probeInReach(_ row: ProbeRow) -> GatewayError {
        GatewayError(
            code: "probe_in_reach", rule: "VER-4",
            message: "A key of the account can still reach what the probe left, so it isn't given up.",
            nextStep: "Remove it with `crm-gateway verify cleanup`. Where the CRM refuses that, delete the "
                + "\(row.object.rawValue) named \"\(row.mark.text)\" there yourself, and clean up again.")
    }
}
