/// A profile: which rights its users lack.
struct Profile: Sendable {
    let id: String
    let name: String
    var lacks: Set<String>

    static let apiAccess = "Crm_Implied_Api_Access"
    static let customize = "Crm_Implied_Customize_Zoho_CRM"
    static let moduleCustomize = "Crm_Implied_Module_Customization"

    /// The right to do something with a module's records: `View`, `Create`, `Edit` or `Delete`.
    static func right(_ verb: String, _ module: String) -> String { "Crm_Implied_\(verb)_\(module)" }
}
