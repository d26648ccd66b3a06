/// The org that an account imitates.
struct Organization: Sendable {
    var name: String
    let id: String
    let zgid: String
    let domain: String
    let dataCenter: ZohoDataCenter
    let isSandbox: Bool
    /// Zoho's word for the edition, such as `enterprise`.
    var edition: String

    var apiHost: String { dataCenter.apiHost(sandbox: isSandbox) }
    var apiDomain: String { "https://\(apiHost)" }
}
