/// The names of what credentials of Zoho hold beside tokens.
///
/// Facts that stay the same as long as the grant points to the same place: the core keeps a grant whose facts changed
/// from being used until the account was checked (F-A11).
enum ZohoAttribute {
    /// The data centre, a ``ZohoDataCentre``.
    static let dataCentre = "data_center"
    /// The environment, a ``ZohoEnvironment``.
    static let environment = "environment"
    /// What an answer named as the API's address where that isn't the grant's own; kept to be refused, never followed.
    static let foreignAPI = "api_domain"

    /// The longest text that is kept of an answer, in bytes; no host's address is as long.
    static let bytesMax = 512
}
