/// Takes secrets out of what the journal keeps of a request.
struct JournalRedactor {
    let request: MockRequest
    /// The route's pattern; the part `{token}` stands for a secret.
    let pattern: [String]

    private static let marker = "<redacted>"
    private static let secretNames: Set<String> = [
        "access_token", "api_token", "client_secret", "code", "code_verifier", "refresh_token", "token",
    ]

    var path: String {
        guard pattern.contains("{token}") else { return request.path }
        let parts = zip(pattern, request.segments).map { $0 == "{token}" ? Self.marker : $1 }
        return "/" + parts.joined(separator: "/")
    }

    var query: [QueryItem] {
        request.query.map { item in
            Self.secretNames.contains(item.name.lowercased())
                ? QueryItem(name: item.name, value: Self.marker) : item
        }
    }
}
