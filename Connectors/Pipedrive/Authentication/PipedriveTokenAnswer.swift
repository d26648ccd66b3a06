/// `POST /oauth/token`.
struct PipedriveTokenAnswer: Decodable {
    let access_token: String
    let refresh_token: String?
    let token_type: String?
    /// Seconds, 3,599 as a rule.
    let expires_in: Int64?
    /// Separated by commas in samples; white space is taken, too.
    let scope: String?
    let api_domain: String?
}
